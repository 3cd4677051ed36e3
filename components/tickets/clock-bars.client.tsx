'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import { PAUSE_REASONS, type PauseReason } from '@/lib/tickets/rules/clocks'
import type { ClockView } from '@/lib/tickets/views'
import { cx } from '../ui/classes'
import { RefusalNote } from '../ui/refusal-note.client'
import { DueText, useNow } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import { clockTone } from './tones'

type Clock = 'accept' | 'arrive' | 'resolve' | 'reply'
type Actions = {
  pauseClockAction: (input: {
    ticketNo: string
    requestKey: string
    clock: Clock
    reason: PauseReason
  }) => Promise<ActionState<{ ticketNo: string }>>
  resumeClockAction: (input: {
    ticketNo: string
    requestKey: string
    clock: Clock
  }) => Promise<ActionState<{ ticketNo: string }>>
}
type Props = { ticketNo: string; clocks: ClockView[]; now: string; canPause: boolean; actions: Actions }

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

/** The clocks as thin bars with what is left; the limit's source on hover and for screen readers. */
export function ClockBars({ ticketNo, clocks, now: initial, canPause, actions }: Props) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  const now = useNow(initial)
  const pause = useVerb(actions.pauseClockAction)
  const resume = useVerb(actions.resumeClockAction)
  const [asking, setAsking] = useState<string | null>(null)
  const shown = clocks.filter((clock) => clock.state !== 'cancelled')
  if (shown.length === 0) return null
  return (
    <div className="mt-3">
      <ul className="flex flex-wrap gap-x-6 gap-y-2" aria-label={t('clocks')}>
        {shown.map((clock) => {
          const tone = clockTone(clock, now)
          const due = clock.dueAt ? Date.parse(clock.dueAt) : null
          const share = due
            ? Math.min(
                1,
                (now.getTime() - Date.parse(clock.startedAt)) / Math.max(1, due - Date.parse(clock.startedAt)),
              )
            : 0
          return (
            <li
              key={clock.clock}
              className="w-56"
              title={`${t('limit', { minutes: clock.limitMinutes })} · ${words(`counting.${clock.counting}`)} · ${clock.source}`}
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
                  style={{ width: `${Math.round((clock.doneAt ? 1 : share) * 100)}%` }}
                />
              </div>
              <p className="mt-0.5 truncate text-xs text-ink-3">{clock.source}</p>
              {canPause && clock.state === 'running' && tone !== 'over' && (
                <button
                  type="button"
                  className="text-xs text-accent"
                  onClick={() => setAsking(asking === clock.clock ? null : clock.clock)}
                >
                  {t('pause')}
                </button>
              )}
              {canPause && clock.state === 'paused' && (
                <button
                  type="button"
                  className="text-xs text-accent"
                  disabled={resume.pending}
                  onClick={() => void resume.run({ ticketNo, clock: clock.clock as Clock })}
                >
                  {t('resume')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {asking && (
        <div className="mt-2 flex flex-wrap gap-1.5" role="group" aria-label={t('pauseReason')}>
          {PAUSE_REASONS.map((reason) => (
            <button
              key={reason}
              type="button"
              disabled={pause.pending}
              className="rounded border border-line-strong px-2 py-0.5 text-sm hover:bg-sunken"
              onClick={async () => {
                const result = await pause.run({ ticketNo, clock: asking as Clock, reason })
                if (result.ok) setAsking(null)
              }}
            >
              {words(`pauseReason.${reason}`)}
            </button>
          ))}
        </div>
      )}
      <RefusalNote state={pause.state ?? resume.state} />
    </div>
  )
}
