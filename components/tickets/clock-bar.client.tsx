'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ClockView } from '@/lib/tickets/views'
import { cx } from '../ui/classes'
import { useNow } from '../ui/present.client'
import { DueText } from '../ui/time-text.client'
import { clockTone } from './tones'

const BAR: Record<string, string> = {
  wait: 'bg-wait',
  run: 'bg-run',
  near: 'bg-near',
  over: 'bg-over',
  kept: 'bg-kept',
}
const INK: Record<string, string> = {
  wait: 'text-wait',
  run: 'text-run',
  near: 'text-near',
  over: 'text-over',
  kept: 'text-kept',
}

/** How much of the time is gone, from 0 to 1; all of it once the clock is done. */
function shareOf(clock: ClockView, now: Date): number {
  if (clock.doneAt) return 1
  if (!clock.dueAt) return 0
  const startedAt = Date.parse(clock.startedAt)
  return Math.min(1, (now.getTime() - startedAt) / Math.max(1, Date.parse(clock.dueAt) - startedAt))
}

/** How a limit of our own that nobody checked names its source in the packs. */
const OWN_DEFAULT = '首问默认值'

/** One clock: its name, what is left, a thin bar, where the limit stands written; below it what may be done with it. */
export function ClockBar({
  clock,
  initial,
  children,
}: {
  clock: ClockView
  initial: string
  children: React.ReactNode
}) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  const en = useLocale() === 'en'
  const now = useNow(initial)
  const source = en && clock.source.startsWith(OWN_DEFAULT) ? t('ownDefault') : clock.source
  const tone = clockTone(clock, now)
  return (
    <li
      className="w-56"
      title={`${t('limit', { minutes: clock.limitMinutes })} · ${words(`counting.${clock.counting}`)} · ${source}`}
    >
      <div className="flex justify-between gap-2 text-sm">
        <span className="text-ink-2">{words(`clock.${clock.clock}`)}</span>
        {clock.doneAt || clock.state === 'paused' ? (
          <span className={INK[tone]}>{words(`clockState.${clock.state}`)}</span>
        ) : (
          <DueText at={clock.dueAt} now={initial} />
        )}
      </div>
      <div className="mt-1 h-1 rounded-full bg-sunken">
        <div
          className={cx('h-1 rounded-full', BAR[tone])}
          style={{ width: `${Math.round(shareOf(clock, now) * 100)}%` }}
        />
      </div>
      <p className="mt-0.5 truncate text-xs text-ink-3">{source}</p>
      {children}
    </li>
  )
}
