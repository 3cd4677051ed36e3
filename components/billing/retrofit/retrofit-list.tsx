import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { RetrofitAtHand, RetrofitView } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Panel } from '../../ui/panel'
import { StateChip, type Tone } from '../../ui/state-chip'

export const RETROFIT_TONE: Record<string, Tone> = {
  consenting: 'near',
  approved: 'run',
  building: 'run',
  done: 'kept',
  stopped: 'wait',
}

/** Retrofits, those under way first: where, how far, who stands behind it. */
export function RetrofitList({ rows }: { rows: RetrofitView[] }) {
  const t = useTranslations('billing.retrofit')
  const locale = useLocale() as Locale
  if (rows.length === 0) return <p className="text-ink-3">{t('none')}</p>
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.no} className="py-2">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <Link
              href={`/retrofit/${row.no}`}
              prefetch={false}
              className="font-medium text-accent underline underline-offset-2"
            >
              {row.name}
            </Link>
            <StateChip tone={RETROFIT_TONE[row.status] ?? 'wait'}>{t(`status.${row.status}`)}</StateChip>
            <span className="text-sm text-ink-3">{row.no}</span>
            <span>{row.address}</span>
            <span className="ml-auto tabular-nums">{yuan(locale, row.costFen)}</span>
          </div>
          <p className="text-sm text-ink-2">
            <AnswersText row={row} /> · {t('schedule', { from: row.startsOn, to: row.endsOn })}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** How many households said what. */
export function AnswersText({ row }: { row: RetrofitView }) {
  const t = useTranslations('billing.retrofit')
  const { households, agreed, refused, exempt } = row
  return <>{t('answers', { households, agreed, refused, exempt, open: households - agreed - refused - exempt })}</>
}

/** What the one at the door or the counter says about a retrofit of this building. */
export function RetrofitsAtHand({ rows }: { rows: RetrofitAtHand[] }) {
  const t = useTranslations('billing.retrofit')
  const locale = useLocale() as Locale
  return (
    <>
      {rows.map((row) => (
        <Panel
          key={row.no}
          id={`retrofit-${row.no}`}
          title={t('atHand', { name: row.name })}
          aside={
            <Link
              href={`/retrofit/${row.no}`}
              prefetch={false}
              className="text-sm text-accent underline underline-offset-2"
            >
              {row.no}
            </Link>
          }
        >
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StateChip tone={RETROFIT_TONE[row.status] ?? 'wait'}>{t(`status.${row.status}`)}</StateChip>
            <span className="text-ink-2">{t('schedule', { from: row.startsOn, to: row.endsOn })}</span>
          </p>
          <p className="mt-1">{row.why}</p>
          <p className="mt-1">
            {t('atHandShare', { amount: yuan(locale, row.shareFen) })}{' '}
            <span className="text-ink-2">{row.decision ? t(`decision.${row.decision}`) : t('noAnswer')}</span>
          </p>
        </Panel>
      ))}
    </>
  )
}
