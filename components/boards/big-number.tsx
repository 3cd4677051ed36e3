import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Queue } from '@/lib/tickets/rules/queues'
import { cx } from '../ui/classes'

type Props = { n: number; queue: Queue; tone: 'ink' | 'near' | 'over'; wall: boolean; wide: boolean; trend?: number[] }
const TONE = { ink: 'text-ink', near: 'text-near', over: 'text-over' }

/** One number, large, with the list it counts behind it and its course beside it. */
export function BigNumber({ n, queue, tone, wall, wide, trend }: Props) {
  const t = useTranslations('lists.queue')
  return (
    <li className={cx('bg-surface', wide && 'row-span-2 max-lg:col-span-full')}>
      <Link
        href={`/tickets?queue=${queue}`}
        prefetch={false}
        className={cx('flex h-full flex-col justify-center hover:bg-sunken', wall ? 'px-6 py-5' : 'px-4 py-3')}
      >
        <span className="flex items-end justify-between gap-3">
          <span data-number={queue} className={cx('font-medium', size(wall, wide), n > 0 ? TONE[tone] : 'text-ink-3')}>
            {n}
          </span>
          {trend && <Trend values={trend} />}
        </span>
        <span className={cx('text-ink-2', wall ? 'text-xl' : 'text-sm')}>{t(queue)}</span>
      </Link>
    </li>
  )
}

function size(wall: boolean, wide: boolean): string {
  if (wall) return wide ? 'text-[140px] leading-[140px]' : 'text-[72px] leading-[80px]'
  return wide ? 'text-[64px] leading-[72px]' : 'text-3xl'
}

/** A small line of the last days, without axes: the course, not the amounts. */
function Trend({ values }: { values: number[] }) {
  const top = Math.max(1, ...values)
  const points = values
    .map((value, i) => `${(100 * i) / Math.max(1, values.length - 1)},${30 - (28 * value) / top}`)
    .join(' ')
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 32"
      preserveAspectRatio="none"
      className="mb-2 h-8 w-20 shrink-0 fill-none stroke-ink-3"
    >
      <polyline points={points} strokeWidth="1.5" vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
    </svg>
  )
}
