import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { VisitView } from '@/lib/fieldwork/views'
import { Provenance } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { PhotoRow } from './photo-row.client'
import { ReadingLine } from './reading-line'

type Props = { visits: VisitView[]; now: string }

/** What crews found before: finding, readings with their standard, prices, signatures. */
export function VisitList({ visits, now }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  return (
    <ol className="divide-y divide-line">
      {visits.map((visit) => (
        <li key={visit.id} className="space-y-1 py-2 first:pt-0">
          <p className="flex flex-wrap items-center gap-x-2">
            <TimeText at={visit.arrivedAt} now={now} />
            {visit.clock !== 'server' && <Provenance>{t(`clock.${visit.clock}`)}</Provenance>}
            <span className="text-ink-2">{locale === 'en' ? visit.by.nameEn : visit.by.name}</span>
            {visit.outcome && (
              <StateChip tone={visit.outcome === 'fixed' ? 'kept' : visit.outcome === 'measured' ? 'run' : 'near'}>
                {words(`outcome.${visit.outcome}`)}
              </StateChip>
            )}
            <Provenance>{visit.orderNo}</Provenance>
          </p>
          {visit.finding && <p>{visit.finding}</p>}
          {visit.readings.map((reading) => (
            <ReadingLine key={reading.at + reading.kind + reading.place} reading={reading} />
          ))}
          {visit.consents.map((consent) => (
            <p key={consent.at} className="text-sm">
              {t('consentLine', {
                item: consent.item,
                amount: yuan(locale, consent.amountFen),
                decision: words(`decision.${consent.decision}`),
              })}
              <span className="block text-ink-2">{consent.caveat}</span>
            </p>
          ))}
          {visit.parts.map((part) => (
            <p key={part.at + part.name} className="text-sm text-ink-2">
              {t('partLine', { name: part.name, quantity: part.quantity, unit: part.unit })}
            </p>
          ))}
          <PhotoRow photos={visit.photos} />
          {visit.responsibility && (
            <p className="text-sm text-ink-2">
              {words(`side.${visit.responsibility}`)}
              {visit.charge && ` · ${words(`charge.${visit.charge}`)}`}
              {visit.clause && ` · ${locale === 'en' ? (visit.clauseEn ?? visit.clause) : visit.clause}`}
            </p>
          )}
          {visit.customerSign && (
            <p className="text-sm text-ink-2">
              {t('customerSigned', { how: words(`sign.${visit.customerSign}`) })}
              {visit.witness && ` · ${t('witnessNamed', { name: visit.witness })}`}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
