'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import { PAUSE_REASONS, type PauseReason } from '@/lib/tickets/rules/clocks'
import type { ClockView } from '@/lib/tickets/views'
import { RefusalNote } from '../ui/refusal-note.client'
import { useNow } from '../ui/present.client'
import { useVerb } from '../ui/use-verb.client'
import { ClockBar } from './clock-bar.client'
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
        {shown.map((clock) => (
          <ClockBar key={clock.clock} clock={clock} initial={initial}>
            {canPause && clock.state === 'running' && clockTone(clock, now) !== 'over' && (
              <button
                type="button"
                className="text-xs text-accent"
                aria-label={`${t('pause')} ${words(`clock.${clock.clock}`)}`}
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
          </ClockBar>
        ))}
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
