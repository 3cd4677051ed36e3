'use client'
import { useTranslations } from 'next-intl'
import { dateOfDay, dayOfDate, weekdayOf } from '@/lib/kernel/zones'
import { cx } from '../ui/classes'

export type DayKind = 'weekday' | 'weekend' | 'off' | 'work'
type Props = {
  year: number
  month: number
  today: string
  kindOf: (date: string) => DayKind
  changed: ReadonlySet<string>
  onPress: ((date: string) => void) | null
}

const LOOK: Record<DayKind, string> = {
  weekday: 'text-ink',
  weekend: 'text-ink-3',
  off: 'bg-over-soft font-medium text-over',
  work: 'bg-run-soft font-medium text-run',
}
const two = (n: number) => String(n).padStart(2, '0')

/** A month, Monday first; each day says what it is. */
export function MonthGrid({ year, month, today, kindOf, changed, onPress }: Props) {
  const t = useTranslations('admin.calendar')
  const first = dayOfDate(`${year}-${two(month)}-01`)
  const after = dayOfDate(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`)
  const days = Array.from({ length: after - first }, (_, i) => dateOfDay(first + i))
  return (
    <section aria-label={t(`month.${month}`)}>
      <h2 className="mb-1 text-sm text-ink-2">{t(`month.${month}`)}</h2>
      <div className="grid grid-cols-7 gap-0.5 text-center text-sm">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span key={weekday} aria-hidden className="text-xs text-ink-3">
            {t(`weekday.${weekday}`)}
          </span>
        ))}
        {days.map((date, i) => {
          const kind = kindOf(date)
          const look = cx(
            'flex h-8 items-center justify-center rounded',
            LOOK[kind],
            changed.has(date) && 'outline-2 outline-near',
            date === today && 'underline underline-offset-4',
          )
          const start = i === 0 ? { gridColumnStart: weekdayOf(first) } : undefined
          const mark = kind === 'off' ? t('offMark') : kind === 'work' ? t('workMark') : ''
          const content = (
            <>
              {Number(date.slice(8))}
              {mark && <span className="ml-0.5 text-xs">{mark}</span>}
            </>
          )
          return onPress ? (
            <button
              key={date}
              type="button"
              style={start}
              aria-label={t('day', { date, kind: t(`kind.${kind}`) })}
              className={cx(look, 'hover:bg-sunken')}
              onClick={() => onPress(date)}
            >
              {content}
            </button>
          ) : (
            <span key={date} style={start} title={t(`kind.${kind}`)} className={look}>
              {content}
            </span>
          )
        })}
      </div>
    </section>
  )
}
