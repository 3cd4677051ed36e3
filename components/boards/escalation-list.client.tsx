'use client'
import { TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { EscalationRow } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { TimeText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { DutyActions } from './duty-types'

type Props = { rows: EscalationRow[]; whose: 'mine' | 'all'; acknowledge: DutyActions['acknowledge']; now: string }

/** What has been told up the ladder and nobody stands for yet; a duty nobody holds comes first and loud. */
export function EscalationList({ rows, whose, acknowledge, now }: Props) {
  const t = useTranslations('boards.duty')
  const router = useRouter()
  const seen = useVerb(acknowledge, () => router.refresh())
  const ordered = [...rows.filter((row) => !row.to), ...rows.filter((row) => row.to)]
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
        {ordered.map((row) => (
          <EscalationItem
            key={row.id}
            row={row}
            now={now}
            disabled={seen.pending}
            onSeen={() => void seen.run({ escalationId: row.id })}
          />
        ))}
      </ul>
    </Panel>
  )
}

function EscalationItem({
  row,
  now,
  disabled,
  onSeen,
}: {
  row: EscalationRow
  now: string
  disabled: boolean
  onSeen: () => void
}) {
  const t = useTranslations('boards.duty')
  const words = useTranslations('words')
  const locale = useLocale()
  const early = row.reason === 'clock-warn'
  return (
    <li className={cx('flex items-start gap-3 py-2', !row.to && '-mx-3 rounded bg-over-soft px-3')}>
      <div className="min-w-0 flex-1">
        <p>
          <span className={cx('font-medium', early ? 'text-near' : 'text-over')}>
            {words.has(`escalation.${row.reason}`) ? words(`escalation.${row.reason}`) : row.reason}
          </span>
          {row.clock && words.has(`clock.${row.clock}`) && (
            <span className="text-ink-2"> · {words(`clock.${row.clock}`)}</span>
          )}{' '}
          <Link href={`/tickets/${row.ticketNo}`} prefetch={false} className="text-accent">
            {row.ticketNo}
          </Link>
        </p>
        <p className="truncate text-ink-2">{row.summary}</p>
        <p className="text-sm text-ink-3">
          <TimeText at={row.at} now={now} /> · {row.step === 0 ? t('warning') : t('step', { step: row.step })} ·{' '}
          {row.to ? (
            t('toldTo', { role: words(`role.${row.toRole}`), who: nameIn(locale, row.to) })
          ) : (
            <strong className="inline-flex items-center gap-1 text-over">
              <TriangleAlert aria-hidden className="size-3.5" />
              {t('nobody', { role: words(`role.${row.toRole}`) })}
            </strong>
          )}
        </p>
      </div>
      <Button disabled={disabled} onClick={onSeen} aria-label={t('acknowledgeNo', { no: row.ticketNo })}>
        {t('acknowledge')}
      </Button>
    </li>
  )
}
