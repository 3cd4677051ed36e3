'use client'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { PlaceText } from '../ui/place-text'
import { TimeText } from '../ui/time-text.client'
import { Key } from './call-header.client'
import { joinedByKey, type CallContext } from './use-call-context.client'
import { summaryIn } from '../ui/named'

type Props = { context: CallContext; onJoin: (no: string) => void; now: string; locale: 'zh-CN' | 'en' }

/** Open tickets this call may be about, and stops in the area: join instead of making a second one. */
export function LikelyPanel({ context, onJoin, now, locale }: Props) {
  const t = useTranslations('hotline')
  const words = useTranslations('words')
  const byKey = joinedByKey(context)?.no
  return (
    <Panel title={t('likely')} aside={<span className="text-xs text-ink-3">{context.likely.length || ''}</span>}>
      {context.outages.map((outage) => (
        <p key={outage.id} className="mb-2 flex gap-2 rounded bg-near-soft px-2.5 py-1.5 text-sm text-near">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <strong>{locale === 'en' ? outage.titleEn : outage.title}</strong>
            <span className="block">
              {t('restoreBy')} <TimeText at={outage.expectedRestoreAt} now={now} />
            </span>
          </span>
        </p>
      ))}
      {context.likely.length === 0 && context.outages.length === 0 && (
        <p className="text-ink-3">{t(context.account || context.place ? 'likelyEmpty' : 'likelyUnknown')}</p>
      )}
      <ul className="divide-y divide-line">
        {context.likely.map((ticket) => (
          <li key={ticket.no} className="flex items-start gap-2 py-1.5 text-sm">
            <div className="min-w-0 flex-1">
              <Link href={`/tickets/${ticket.no}`} target="_blank" className="text-accent">
                {ticket.no}
              </Link>{' '}
              {words(`kind.${ticket.kind}`)} · {words(`status.${ticket.status}`)}
              <p className="text-ink-2">
                {ticket.place ? <PlaceText text={ticket.place} /> : ticket.landmarks && `“${ticket.landmarks}”`}
              </p>
              <p className="line-clamp-2" title={summaryIn(locale, ticket)}>
                {summaryIn(locale, ticket)}
              </p>
              <p className="text-xs text-near">
                {ticket.reasons.map((reason) => words(`match.${reason}`)).join(' · ')}
              </p>
            </div>
            <Button onClick={() => onJoin(ticket.no)} aria-label={t('joinTicket', { no: ticket.no })}>
              {t('join')} {ticket.no === byKey && <Key>Ctrl+J</Key>}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
