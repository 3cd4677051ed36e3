import { useTranslations } from 'next-intl'
import type { VisitView } from '@/lib/fieldwork/views'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'

/** The last visits: what was found and what was measured. */
export function VisitPanel({ visits, now }: { visits: VisitView[]; now: string }) {
  const t = useTranslations('accounts')
  const words = useTranslations('words')
  const placeOf = (place: string) => (words.has(`room.${place}`) ? words(`room.${place}`) : place)
  return (
    <Panel title={t('visits')} id="visits">
      {visits.length === 0 && <p className="text-ink-3">{t('noVisits')}</p>}
      <ul className="divide-y divide-line">
        {visits.map((visit) => (
          <li key={visit.id} className="py-2">
            <p className="text-ink-2">
              <TimeText at={visit.arrivedAt} now={now} /> · {visit.orderNo}
              {visit.outcome &&
                ` · ${words.has(`outcome.${visit.outcome}`) ? words(`outcome.${visit.outcome}`) : visit.outcome}`}
              {visit.responsibility && ` · ${words(`side.${visit.responsibility}`)}`}
            </p>
            {visit.finding && <p>{visit.finding}</p>}
            {visit.readings.length > 0 && (
              <p className="flex flex-wrap gap-x-4 text-sm">
                {visit.readings.map((reading) => (
                  <span
                    key={reading.at + reading.place}
                    className={reading.meetsStandard === false ? 'text-over' : 'text-ink-2'}
                  >
                    {`${placeOf(reading.place)} ${reading.value}\u00a0${reading.unit}`}
                    {reading.meetsStandard === false &&
                      reading.standard &&
                      ` (${t('below', { standard: reading.standard })})`}
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
