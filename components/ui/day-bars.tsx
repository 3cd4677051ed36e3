import Link from 'next/link'
import { cx } from './classes'

export type DayBar = {
  day: string
  label: string
  bars: { n: number; href: string; fill: 'wait' | 'kept'; title: string }[]
}

const HEIGHT = 120
/** Two bars a day, each wide enough to be touched: of fourteen days a narrow screen shows the last six, a middling one twelve. */
const FITTING = 'max-sm:nth-[-n+8]:hidden sm:max-md:nth-[-n+2]:hidden'
const FILL = { wait: 'fill-wait', kept: 'fill-kept' }

/** The next round number: 7 → 8, 23 → 30. */
function roundUp(n: number): number {
  const step = n > 100 ? 50 : n > 20 ? 10 : n > 8 ? 4 : 2
  return Math.max(step, Math.ceil(n / step) * step)
}

/** Bars per day from zero; every bar opens its rows. The same numbers stand beneath as a table for those who do not see them. */
export function DayBars({ days, label, tall }: { days: DayBar[]; label: string; tall?: boolean }) {
  const top = roundUp(Math.max(1, ...days.flatMap((day) => day.bars.map((bar) => bar.n))))
  const height = tall ? HEIGHT * 3 : HEIGHT
  const small = tall ? 'text-base' : 'text-xs'
  return (
    <div role="group" aria-label={label} className="flex gap-2">
      <div aria-hidden className={cx('flex flex-col justify-between text-right text-ink-3', small)} style={{ height }}>
        <span>{top}</span>
        <span>{top / 2}</span>
        <span>0</span>
      </div>
      <ol className="grid min-w-0 flex-1 auto-cols-fr grid-flow-col">
        {days.map((day) => (
          <li key={day.day} className={cx('min-w-0 text-center', FITTING)}>
            <div className="relative flex items-end justify-center border-b border-line-strong" style={{ height }}>
              {day.bars.map((bar) => (
                <Link
                  key={bar.fill}
                  href={bar.href}
                  prefetch={false}
                  title={bar.title}
                  className="flex h-full min-w-6 flex-1 flex-col justify-end hover:bg-sunken"
                >
                  <span className="sr-only">{bar.title}</span>
                  <span aria-hidden className={cx('hidden leading-4 text-ink-2 sm:block', small)}>
                    {bar.n > 0 ? bar.n : ''}
                  </span>
                  <svg
                    aria-hidden
                    viewBox="0 0 10 100"
                    preserveAspectRatio="none"
                    className="block w-full"
                    style={{ height: `${(100 * bar.n) / top}%`, maxHeight: height - 18 }}
                  >
                    <rect x="2" width="6" height="100" className={FILL[bar.fill]} />
                  </svg>
                </Link>
              ))}
            </div>
            <span className={cx('block truncate text-ink-3', small)}>{day.label}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
