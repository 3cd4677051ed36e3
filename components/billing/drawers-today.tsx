import { useLocale, useTranslations } from 'next-intl'
import type { CountedDrawer } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { useDifferenceText } from './difference-text'

/** The drawers received today: what they should hold, what was found twice, what was short or over and why. */
export function DrawersToday({ rows, now }: { rows: CountedDrawer[]; now: string }) {
  const t = useTranslations('billing')
  if (rows.length === 0) return null
  return (
    <Panel title={t('drawersToday.title')} id="drawers-today">
      <div className="divide-y divide-line">
        {rows.map((row) => (
          <CountedDrawerRow key={row.id} row={row} now={now} />
        ))}
      </div>
    </Panel>
  )
}

function CountedDrawerRow({ row, now }: { row: CountedDrawer; now: string }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const textOf = useDifferenceText()
  const found = row.receivedFen ?? row.countedFen
  const why = [row.reason, row.receivedReason].filter(Boolean).join(locale === 'en' ? '; ' : '；')
  const sums = [
    ['float', row.floatFen],
    ['expected', row.expectedFen],
    ['counted', row.countedFen],
    ...(row.receivedFen !== null && row.receivedFen !== row.countedFen ? [['received', row.receivedFen]] : []),
  ] as [string, number][]
  return (
    <article className="py-2 text-sm" data-testid="drawer-today">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="text-base font-medium">
          {locale === 'en' ? row.staffNameEn : row.staffName} · {t(`place.${row.place}`)}
        </span>
        <span className={found === row.expectedFen ? 'text-kept' : 'font-medium text-over'}>
          {textOf(found - row.expectedFen)}
        </span>
      </p>
      <dl className="flex flex-wrap gap-x-4">
        {sums.map(([name, fen]) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-ink-3">{t(`drawersToday.${name}`)}</dt>
            <dd className="tabular-nums">{yuan(locale, fen)}</dd>
          </div>
        ))}
      </dl>
      {why && <p>{t('drawersToday.why', { why })}</p>}
      <p className="text-ink-3">
        {t('drawersToday.receivedBy', { who: locale === 'en' ? row.handedToEn : row.handedTo })}{' '}
        <TimeText at={row.handedAt} now={now} />
      </p>
    </article>
  )
}
