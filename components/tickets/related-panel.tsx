import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { colon, summaryIn } from '../ui/named'

export type Related = {
  no: string
  kind: string
  status: string
  summary: string
  summaryEn: string
  place: string
  openedAt: string
  why: string
}

/** Other tickets of this account, riser or building. */
export function RelatedPanel({ related, now }: { related: Related[]; now: string }) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  const locale = useLocale()
  if (related.length === 0) return null
  return (
    <Panel title={t('related')} id="related">
      <ul className="space-y-1.5 text-sm">
        {related.map((ticket) => (
          <li key={ticket.no}>
            <Link href={`/tickets/${ticket.no}`} className="text-accent underline underline-offset-2">
              {ticket.no}
            </Link>{' '}
            {words(`kind.${ticket.kind}`)} · {words(`status.${ticket.status}`)} ·{' '}
            <TimeText at={ticket.openedAt} now={now} />
            <span className="block text-ink-2">
              {words(`match.${ticket.why}`)}
              {colon(locale)}
              {ticket.place} {summaryIn(locale, ticket)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
