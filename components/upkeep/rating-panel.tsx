import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { CrewRating, RatingView } from '@/lib/quality/views'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'

type Props = {
  figures: CrewRating[]
  ratings: RatingView[]
  which: 'low' | 'all'
  /** the page it stands on */
  path: '/quality' | '/crews'
  now: string
}

/** What customers thought of visits: each crew's figures, then the low ratings or all. */
export function RatingPanel({ figures, ratings, which, path, now }: Props) {
  const t = useTranslations('upkeep.ratings')
  const locale = useLocale()
  return (
    <Panel id="ratings" title={t('title')} aside={<Which which={which} path={path} />}>
      {figures.length === 0 ? (
        <p className="text-ink-3">{t('none')}</p>
      ) : (
        <table className="w-full max-w-2xl text-sm">
          <caption className="pb-1 text-left text-ink-3">{t('figures')}</caption>
          <thead className="text-ink-2">
            <tr>
              <th className="py-1 text-left font-normal">{t('crew')}</th>
              <th className="py-1 text-right font-normal">{t('answers')}</th>
              <th className="py-1 text-right font-normal">{t('average')}</th>
              <th className="py-1 text-right font-normal">{t('lowCount')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((row) => (
              <tr key={row.crewId} className="border-t border-line" data-testid="crew-rating">
                <th className="py-1 text-left font-normal">{nameIn(locale, row.crew)}</th>
                <td className="py-1 text-right">{row.answers}</td>
                <td className="py-1 text-right">{row.average.toFixed(1)}</td>
                <td className={cx('py-1 text-right', row.low > 0 && 'font-medium text-near')}>{row.low}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ratings.length === 0 && figures.length > 0 && <p className="mt-3 text-ink-3">{t('noLow')}</p>}
      <ul className="mt-3 divide-y divide-line">
        {ratings.map((row) => (
          <RatingLine key={row.id} row={row} now={now} />
        ))}
      </ul>
    </Panel>
  )
}

function RatingLine({ row, now }: { row: RatingView; now: string }) {
  const t = useTranslations('upkeep.ratings')
  const locale = useLocale()
  return (
    <li className="py-2" data-testid="rating">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <strong className={cx('font-medium', row.score <= 2 && 'text-near')}>{t('score', { score: row.score })}</strong>
        {row.crew && <span>{nameIn(locale, row.crew)}</span>}
        <Link href={`/tickets/${row.ticketNo}`} prefetch={false} className="text-accent underline underline-offset-2">
          {row.ticketNo}
        </Link>
        <span className="text-sm text-ink-3">
          <TimeText at={row.at} now={now} />
        </span>
        {row.complaint && <span className="text-sm text-near">{t('complaint')}</span>}
      </p>
      <p className={row.words ? '' : 'text-sm text-ink-3'}>{row.words || t('noWords')}</p>
    </li>
  )
}

function Which({ which, path }: Pick<Props, 'which' | 'path'>) {
  const t = useTranslations('upkeep.ratings')
  return (
    <nav aria-label={t('filter')} className="flex gap-1 text-sm">
      {(['low', 'all'] as const).map((one) => (
        <Link
          key={one}
          href={one === 'low' ? `${path}#ratings` : `${path}?ratings=all#ratings`}
          prefetch={false}
          aria-current={one === which ? 'true' : undefined}
          className={cx(
            'rounded px-2 py-1',
            one === which ? 'bg-accent-soft text-accent' : 'text-ink-2 hover:bg-sunken',
          )}
        >
          {t(one)}
        </Link>
      ))}
    </nav>
  )
}
