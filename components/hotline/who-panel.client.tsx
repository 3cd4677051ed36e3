'use client'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { yuan } from '@/lib/i18n/format'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { AccountMarks } from './account-marks'
import type { CallContext } from './use-call-context.client'
import { colon, summaryIn } from '../ui/named'

type Props = { context: CallContext; locale: 'zh-CN' | 'en'; now: string }

/** Who this is: account, money, flags, defects, what came before; found without asking. */
export function WhoPanel({ context, locale, now }: Props) {
  const t = useTranslations('hotline')
  const words = useTranslations('words')
  const { account, earlier, visits, repeats } = context
  const en = locale === 'en'
  if (!account) {
    return (
      <Panel title={t('who')}>
        <p className="text-ink-3">{t('whoEmpty')}</p>
      </Panel>
    )
  }
  const owed = account.priorArrearsFen
  return (
    <Panel
      title={t('who')}
      aside={
        <Link href={`/accounts/${account.accountNo}`} className="text-sm text-accent" target="_blank">
          {account.accountNo}
        </Link>
      }
    >
      <p className="text-lg font-medium">{account.holder.name}</p>
      <p>{account.premise.address}</p>
      <p className="text-sm text-ink-2">
        {words(`service.${account.service}`)} · {words(`tariff.${account.tariffClass}`)} · {t('arrears')}{' '}
        <span className={owed > 0 ? 'font-medium text-near' : ''}>{yuan(locale, owed)}</span>
      </p>
      <ul className="mt-1 text-sm text-ink-2">
        {account.contacts.map((contact) => (
          <li key={contact.id}>
            {words(`relation.${contact.relation}`)} {contact.name} {contact.phoneMasked}
          </li>
        ))}
      </ul>
      {account.note && <p className="mt-1 text-sm text-ink-2">{account.note}</p>}
      {account.contactPreference && <p className="mt-1 text-sm">{account.contactPreference}</p>}
      <AccountMarks account={account} locale={locale} />
      {account.defects.map((defect) => (
        <div key={defect.id} className="mt-2 flex gap-2 rounded bg-near-soft px-2.5 py-1.5 text-sm text-near">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <p>
            <strong>
              {t('defect')}
              {colon(locale)}
              {en ? defect.titleEn : defect.title}
            </strong>
            <br />
            {en ? defect.detailEn : defect.detail}
          </p>
        </div>
      ))}
      {repeats.map((repeat) => (
        <p key={repeat.ticketNo} className="mt-2 rounded bg-near-soft px-2.5 py-1.5 text-sm text-near">
          {t('repeat', { count: repeat.count, no: repeat.orderNo })}
        </p>
      ))}
      {earlier.length > 0 && <h3 className="mt-3 mb-1 text-sm text-ink-2">{t('earlier')}</h3>}
      <ul className="space-y-1 text-sm">
        {earlier.map((ticket) => (
          <li key={ticket.no}>
            <Link href={`/tickets/${ticket.no}`} target="_blank" className="text-accent">
              {ticket.no}
            </Link>{' '}
            {words(`kind.${ticket.kind}`)} · {words(`status.${ticket.status}`)} ·{' '}
            <TimeText at={ticket.openedAt} now={now} />
            <span className="block text-ink-2">
              {summaryIn(locale, ticket)}
              {ticket.outcome ? ` → ${ticket.outcome}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {visits.length > 0 && <h3 className="mt-3 mb-1 text-sm text-ink-2">{t('visits')}</h3>}
      <ul className="space-y-1 text-sm">
        {visits.map((visit) => (
          <li key={visit.id}>
            <TimeText at={visit.arrivedAt} now={now} /> {visit.finding}
            {visit.readings.map((reading) => (
              <span
                key={reading.at + reading.place}
                className={reading.meetsStandard === false ? 'ml-2 text-over' : 'ml-2 text-ink-2'}
              >
                {words.has(`room.${reading.place}`) ? words(`room.${reading.place}`) : reading.place} {reading.value}{' '}
                {reading.unit}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
