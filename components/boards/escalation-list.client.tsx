'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { EscalationRow } from '@/lib/tickets/views'
import { cx } from '../ui/classes'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { DutyActions } from './duty-types'
import { EscalationItem } from './escalation-item.client'

type Props = { rows: EscalationRow[]; whose: 'mine' | 'all'; acknowledge: DutyActions['acknowledge']; now: string }

/** What has been told up the ladder and nobody stands for yet; a duty nobody holds comes first and loud. */
export function EscalationList({ rows, whose, acknowledge, now }: Props) {
  const t = useTranslations('boards.duty')
  const router = useRouter()
  const seen = useVerb(acknowledge)
  const groups = byTicket(rows)
  async function standFor(group: EscalationRow[]) {
    for (const row of group) if (!(await seen.run({ escalationId: row.id })).ok) break
    router.refresh()
  }
  return (
    <Panel
      title={t('escalations')}
      id="escalations"
      aside={
        <span className="flex gap-1 text-sm">
          {(['mine', 'all'] as const).map((name) => (
            <Link
              key={name}
              href={`/supervisor?whose=${name}`}
              prefetch={false}
              scroll={false}
              aria-current={whose === name ? 'true' : undefined}
              className={cx(
                'rounded px-2 py-0.5',
                whose === name ? 'bg-accent-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken',
              )}
            >
              {t(`whose.${name}`)}
            </Link>
          ))}
        </span>
      }
    >
      {rows.length === 0 && <p className="text-ink-3">{t('noEscalations')}</p>}
      <RefusalNote state={seen.state} />
      <ul className="divide-y divide-line">
        {groups.map((group) => (
          <EscalationItem
            key={group[0]!.ticketNo}
            group={group}
            now={now}
            disabled={seen.pending}
            onSeen={() => void standFor(group)}
          />
        ))}
      </ul>
    </Panel>
  )
}

/** One entry per ticket: what nobody holds first, then the highest rung; a duty nobody holds brings its ticket to the top. */
function byTicket(rows: EscalationRow[]): EscalationRow[][] {
  const groups = new Map<string, EscalationRow[]>()
  for (const row of rows) groups.set(row.ticketNo, [...(groups.get(row.ticketNo) ?? []), row])
  const height = (row: EscalationRow) => (row.to ? row.step : 100)
  return [...groups.values()]
    .map((group) => group.sort((a, b) => height(b) - height(a) || b.at.localeCompare(a.at)))
    .sort((a, b) => Number(!b[0]!.to) - Number(!a[0]!.to))
}
