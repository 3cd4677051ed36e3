import { useTranslations } from 'next-intl'
import type { VisitView } from '@/lib/fieldwork/views'
import { yuan } from '@/lib/i18n/format'
import { cx } from '../ui/classes'
import { aside, colon } from '../ui/named'
import { Provenance } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'

type Props = { visit: VisitView; locale: 'zh-CN' | 'en'; now: string }

const MINUTE_MS = 60_000

/** Whose time an arrival is, and what the phone's own clock said where that was another time. */
function Arrival({ visit, locale, now }: Props) {
  const t = useTranslations('ticket')
  const { arrivedAt, clock, claimedArrivedAt: claimed } = visit
  const isOther = claimed !== null && Math.abs(Date.parse(claimed) - Date.parse(arrivedAt)) >= MINUTE_MS
  return (
    <p>
      <TimeText at={arrivedAt} now={now} /> {locale === 'en' ? visit.by.nameEn : visit.by.name}{' '}
      {clock !== 'server' && (
        <Provenance>
          {t(clock === 'verified' ? 'clockVerified' : 'clockClaimed')}
          {isOther && t.rich('phoneSaid', { time: () => <TimeText at={claimed} now={now} /> })}
        </Provenance>
      )}
    </p>
  )
}

function Photos({ photos }: Pick<VisitView, 'photos'>) {
  const words = useTranslations('words')
  const t = useTranslations('ticket')
  if (photos.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2 py-1">
      {photos.map(({ id, fileId, subject, unreadable }) => (
        <li key={id} className="w-20 text-xs text-ink-2">
          {fileId && !unreadable ? (
            <a href={`/api/files/${fileId}`}>
              <img
                src={`/api/files/${fileId}`}
                alt={words(`photoOf.${subject}`)}
                loading="lazy"
                className="size-20 rounded border border-line object-cover"
              />
            </a>
          ) : (
            <span className="flex size-20 items-center rounded border border-line bg-sunken p-1">
              {t(unreadable ? 'photoUnreadable' : 'photoNotHere')}
            </span>
          )}
          {words(`photoOf.${subject}`)}
        </li>
      ))}
    </ul>
  )
}

/** What a crew found, measured, put in, agreed and had signed on one visit. */
export function VisitNotes({ visit, locale, now }: Props) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  return (
    <div className="mt-1 border-l-2 border-line-strong pl-2 text-sm">
      <Arrival visit={visit} locale={locale} now={now} />
      <p>
        {visit.outcome && words(`outcome.${visit.outcome}`)} {visit.finding}
      </p>
      {visit.readings.map((reading) => (
        <p
          key={reading.at + reading.place}
          className={cx(reading.meetsStandard === false ? 'text-over' : 'text-ink-2')}
        >
          {words(`reading.${reading.kind}`)}{' '}
          {words.has(`room.${reading.place}`) ? words(`room.${reading.place}`) : reading.place}{' '}
          {`${reading.value}\u00a0${reading.unit}`}
          {reading.standard && aside(locale, t('standard', { value: reading.standard }))} ·{' '}
          {t('instrument', { no: reading.instrumentNo })}
        </p>
      ))}
      {visit.consents.map((consent) => (
        <p key={consent.at} className="text-ink-2">
          {consent.item} {yuan(locale, consent.amountFen)} · {words(`decision.${consent.decision}`)} · {consent.caveat}
        </p>
      ))}
      {visit.parts.map((part) => (
        <p key={part.at + part.name} className="text-ink-2">
          {t('partUsed', { name: part.name, quantity: part.quantity, unit: part.unit })}
        </p>
      ))}
      <Photos photos={visit.photos} />
      {visit.responsibility && (
        <p className="text-ink-2">
          {words(`side.${visit.responsibility}`)}
          {visit.clause && ` · ${locale === 'en' ? (visit.clauseEn ?? visit.clause) : visit.clause}`}
        </p>
      )}
      {visit.customerSign && (
        <p className="text-ink-2">
          {t('customerSign')}
          {colon(locale)}
          {words(`sign.${visit.customerSign}`)}
          {visit.witness && aside(locale, t('witness', { name: visit.witness }))}
        </p>
      )}
    </div>
  )
}
