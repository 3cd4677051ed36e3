import { useTranslations } from 'next-intl'
import { cx } from '../ui/classes'
import { DayBars } from '../ui/day-bars'
import type { DayFlow } from '@/lib/tickets/views'

/** Received and closed per day, side by side. */
export function FlowBars({ flows, tall }: { flows: DayFlow[]; tall: boolean }) {
  const t = useTranslations('boards.management')
  return (
    <>
      <p className={cx('mb-2 flex gap-4 text-ink-2', tall ? 'text-lg' : 'text-sm')}>
        <Legend className="bg-wait" text={t('opened')} />
        <Legend className="bg-kept" text={t('closed')} />
      </p>
      <DayBars
        label={t('flow')}
        tall={tall}
        days={flows.map(({ day, opened, closed }) => {
          const title = t('flowOf', { day, opened, closed })
          return {
            day,
            label: String(Number(day.slice(8))),
            bars: [
              { n: opened, href: `/tickets?queue=opened&day=${day}`, fill: 'wait' as const, title },
              { n: closed, href: `/tickets?queue=ended&day=${day}`, fill: 'kept' as const, title },
            ],
          }
        })}
      />
    </>
  )
}

function Legend({ className, text }: { className: string; text: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={`size-2.5 rounded-[2px] ${className}`} />
      {text}
    </span>
  )
}
