import { useTranslations } from 'next-intl'
import type { TicketPage } from '@/lib/tickets/views'
import { MatterMarks } from '../ui/matter-marks'
import { Mark, StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { statusTone } from './tones'
import { summaryIn } from '../ui/named'

type Props = { ticket: TicketPage; locale: 'zh-CN' | 'en'; now: string }

/** Number, kind, place, state; whose it is, first contact and unit; what must be known before speaking. */
export function TicketHeader({ ticket, locale, now }: Props) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  const nameOf = (named: { name: string; nameEn: string }) => (locale === 'en' ? named.nameEn : named.name)
  return (
    <header>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="text-xl">
          <span className="font-medium">{ticket.no}</span>{' '}
          <span className="text-ink-2">
            {words(`service.${ticket.service}`)} · {words(`kind.${ticket.kind}`)}
          </span>
        </h1>
        <StateChip tone={statusTone(ticket.status)}>
          <span data-testid="status">{words(`status.${ticket.status}`)}</span>
        </StateChip>
        <MatterMarks of={ticket} words={words} />
        {ticket.matterPlace.ruledUnitId && (
          <Mark of="ruling" tone="near">
            {t('ruledTo')}
          </Mark>
        )}
        {ticket.confidential && (
          <Mark of="confidential" tone="near">
            {t('confidential')}
          </Mark>
        )}
      </div>
      <p className="mt-1 text-lg">{ticket.faultAddress || ticket.landmarks}</p>
      <p className="text-ink-2">{summaryIn(locale, ticket)}</p>
      <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-sm text-ink-2">
        <Pair name={t('opened')}>
          <TimeText at={ticket.openedAt} now={now} /> · {words(`channel.${ticket.channel}`)}
        </Pair>
        <Pair name={t('firstContact')}>{nameOf(ticket.owner)}</Pair>
        <Pair name={t('unit')}>{ticket.unit ? nameOf(ticket.unit) : t('noUnit')}</Pair>
        {ticket.urgeCount > 0 && <Pair name={t('urged')}>{t('times', { n: ticket.urgeCount })}</Pair>}
        {ticket.returnCount > 0 && <Pair name={t('returned')}>{t('times', { n: ticket.returnCount })}</Pair>}
      </dl>
    </header>
  )
}

function Pair({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
