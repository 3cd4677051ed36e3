'use client'
import { PhoneForwarded } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { HandoverRow } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { nameIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { TimeText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { DutyActions } from './duty-types'

type Props = { rows: HandoverRow[]; accept: DutyActions['accept']; now: string }

const said = (snapshot: Record<string, unknown>, ...keys: string[]) =>
  keys
    .map((key) => String(snapshot[key] ?? ''))
    .filter(Boolean)
    .join(' ')

/** Calls and tickets handed to me; taking one goes on where it was left. */
export function HandoverList({ rows, accept, now }: Props) {
  const t = useTranslations('boards.duty')
  const locale = useLocale()
  const router = useRouter()
  const take = useVerb(accept, (data) =>
    router.push(data.draftId ? `/hotline?draft=${data.draftId}` : `/tickets/${data.ticketNo}`),
  )
  return (
    <Panel
      title={t('handovers')}
      id="handovers"
      aside={<span className="text-sm text-ink-3">{rows.length || ''}</span>}
    >
      {rows.length === 0 && <p className="text-ink-3">{t('noHandovers')}</p>}
      <ul className="space-y-2">
        {rows.map(({ id, from, reason, at, ticketNo, snapshot }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded bg-near-soft px-3 py-2">
            <PhoneForwarded aria-hidden className="mt-0.5 size-4 shrink-0 text-near" />
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-medium">
                {ticketNo ?? said(snapshot, 'callerName', 'callerPhone')}{' '}
                {reason && <span className="text-near">{reason}</span>}
              </p>
              <p className="text-ink-2">{said(snapshot, 'summary', 'faultAddress', 'landmarks', 'words')}</p>
              <p className="text-sm text-ink-3">
                {t('handedBy', { who: nameIn(locale, from) })} <TimeText at={at} now={now} />
              </p>
            </div>
            <Button look="primary" disabled={take.pending} onClick={() => void take.run({ handoverId: id })}>
              {t(ticketNo ? 'takeTicket' : 'takeCall')}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNote state={take.state} />
    </Panel>
  )
}
