import { describe, expect, it } from 'vitest'
import { addElapsed } from '@/lib/kernel/working-days'
import {
  foldClock,
  pauseBlockers,
  repolicyBlockers,
  resumeBlockers,
  type ClockEvent,
  type ClockLimit,
} from '@/lib/tickets/rules/clocks'
import { office } from '../policy/calendars'

const limit: ClockLimit = {
  amount: 60,
  unit: 'minutes',
  counting: 'elapsed',
  packVersion: 1,
  source: '测试',
  sourceEn: 'test',
  verified: false,
}
const t0 = new Date('2026-11-16T10:00:00+08:00')
const at = (minutes: number) => addElapsed(t0, minutes)
const start: ClockEvent = { seq: 1, kind: 'start', at: t0, limit, calendarVersion: 'v2' }
const fold = (events: ClockEvent[], minutes: number) => foldClock(events, office, at(minutes))

describe('clock rules', () => {
  it('D5 a clock that never started is no clock', () => {
    expect(foldClock([], office, t0)).toBeNull()
  })

  it('D5 pauses only a running clock, only for a named reason', () => {
    const running = fold([start], 10)
    expect(pauseBlockers(running, 'waiting-for-customer')).toEqual([])
    expect(pauseBlockers(running, undefined)).toEqual([{ code: 'pause_reason_needed' }])
    expect(pauseBlockers(running, 'tired')).toEqual([{ code: 'unknown_pause_reason', params: { reason: 'tired' } }])
    expect(pauseBlockers(fold([start], 61), 'waiting-for-customer')).toEqual([{ code: 'clock_overdue' }])
    const paused = fold([start, { seq: 2, kind: 'pause', at: at(5) }], 10)
    expect(pauseBlockers(paused, 'waiting-for-customer')).toEqual([
      { code: 'not_running', params: { state: 'paused' } },
    ])
    expect(resumeBlockers(paused)).toEqual([])
    expect(resumeBlockers(running)).toEqual([{ code: 'not_paused', params: { state: 'running' } }])
  })

  it('D5 a changed calendar is seen, and changing a clock needs a reason', () => {
    const old = fold([{ ...start, calendarVersion: 'v1' }], 10)
    expect(old?.calendarChanged).toBe(true)
    expect(fold([start], 10)?.calendarChanged).toBe(false)
    expect(repolicyBlockers(old, ' ')).toEqual([{ code: 'repolicy_reason_needed' }])
    expect(repolicyBlockers(old, '日历更新')).toEqual([])
    const done = fold([start, { seq: 2, kind: 'fulfil', at: at(20) }], 30)
    expect(repolicyBlockers(done, '日历更新')).toEqual([{ code: 'clock_ended', params: { state: 'kept' } }])
  })

  it('D5 events are ordered by sequence, so a clock of the machine that jumps back loses nothing', () => {
    const events: ClockEvent[] = [{ seq: 3, kind: 'resume', at: at(10) }, { seq: 2, kind: 'pause', at: at(20) }, start]
    const view = fold(events, 30)
    expect(view?.state).toBe('running')
    expect(view?.pausedMinutes).toBe(0)
    expect(view?.dueAt).toEqual(at(60))
  })

  it('D5 a cancelled clock still shows that it had been broken', () => {
    const view = fold([start, { seq: 2, kind: 'cancel', at: at(90) }], 100)
    expect(view?.state).toBe('cancelled')
    expect(view?.breachedAt).toEqual(at(60))
  })
})
