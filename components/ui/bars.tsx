import { cx } from './classes'

/** How much someone has in hand, as a short bar and its number. */
export function LoadBar({ n, of, label }: { n: number; of: number; label: string }) {
  const share = of > 0 ? Math.min(1, n / of) : 0
  return (
    <span title={label} className="flex w-20 shrink-0 items-center gap-1.5">
      <svg aria-hidden viewBox="0 0 60 6" preserveAspectRatio="none" className="h-1.5 flex-1">
        <rect width="60" height="6" rx="3" className="fill-sunken" />
        <rect width={60 * share} height="6" rx="3" className={share > 0.8 ? 'fill-near' : 'fill-run'} />
      </svg>
      <span className="w-5 text-right text-sm text-ink-2">{n}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}

/** A length for comparison, from zero. */
export function LengthBar({
  n,
  of,
  tone,
  className,
}: {
  n: number
  of: number
  tone: 'run' | 'over' | 'near' | 'kept'
  className?: string
}) {
  const fill = { run: 'fill-run', over: 'fill-over', near: 'fill-near', kept: 'fill-kept' }[tone]
  return (
    <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className={cx('block h-2 w-full', className)}>
      <rect width={of > 0 ? Math.max(n > 0 ? 1 : 0, (100 * n) / of) : 0} height="8" className={fill} />
    </svg>
  )
}
