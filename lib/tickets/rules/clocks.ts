import type { Blocker } from '@/lib/kernel/blockers'
import type { WorkCalendar } from '@/lib/kernel/working-days'
import { nominalMinutes, type ClockLimit } from '@/lib/policy/rules/limits'
import { countedMinutes, dueOf, warnOf, type Pause } from '@/lib/tickets/rules/clock-counting'

export type { ClockLimit } from '@/lib/policy/rules/limits'

export const CLOCKS = ['accept', 'arrive', 'resolve', 'reply'] as const
export type ClockName = (typeof CLOCKS)[number]

/** The only reasons for which a clock may stand still; each is something the company cannot hurry. */
export const PAUSE_REASONS = [
  'waiting-for-customer',
  'customer-appointment',
  'waiting-for-season-end',
  'waiting-for-permit',
  'unsafe-conditions',
  'third-party-outage',
] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

export type ClockEvent = {
  seq: number
  kind: 'start' | 'pause' | 'resume' | 'fulfil' | 'cancel' | 'repolicy'
  at: Date
  reason?: string
  limit?: ClockLimit
  calendarVersion?: string
}

/** The calendar itself, or a way to the version an event names, so that an edited calendar moves nothing unasked. */
export type CalendarSource = WorkCalendar | ((version: string | undefined) => WorkCalendar)

export type ClockView = {
  state: 'running' | 'paused' | 'kept' | 'broken' | 'cancelled'
  startedAt: Date
  dueAt: Date | null
  warnAt: Date | null
  usedShare: number
  pausedMinutes: number
  doneAt: Date | null
  breachedAt: Date | null
  pausedSince: Date | null
  limit: ClockLimit
  /** The calendar in hand is not the one the clock was derived with: a repolicy event with a reason is due. */
  calendarChanged: boolean
}

type Run = { start: Date; limit: ClockLimit; version?: string; pauses: Pause[]; since?: Date; end?: ClockEvent }

/** The latest run of the clock. Order is by sequence, never by time; a second start of a running clock does nothing. */
function lastRun(events: readonly ClockEvent[]): Run | null {
  let run: Run | null = null
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    if (event.kind === 'start' && event.limit && (!run || run.end)) {
      run = { start: event.at, limit: event.limit, version: event.calendarVersion, pauses: [] }
    }
    if (!run || run.end) continue
    if (event.kind === 'pause') run.since ??= event.at
    if (event.kind === 'repolicy') {
      run.limit = event.limit ?? run.limit
      run.version = event.calendarVersion ?? run.version
    }
    if (event.kind === 'fulfil' || event.kind === 'cancel') run.end = event
    if (run.since && (event.kind === 'resume' || run.end)) {
      run.pauses.push({ from: run.since, to: event.at > run.since ? event.at : run.since })
      run.since = undefined
    }
  }
  return run
}

/**
 * The state of a clock from its events. `usedShare` is 1 at the due time; `pausedMinutes` counts only time the clock
 * would have counted (a holiday adds nothing to a service-hours clock; a working day is 1440). While paused inside the
 * limit there is no due time; one already broken stays broken. Done exactly at the due time is kept. Null: never started.
 */
export function foldClock(events: readonly ClockEvent[], calendar: CalendarSource, now: Date): ClockView | null {
  const run = lastRun(events)
  if (!run) return null
  const cal = typeof calendar === 'function' ? calendar(run.version) : calendar
  const { start, limit, since, end } = run
  const doneAt = end?.kind === 'fulfil' ? end.at : null
  const until = end?.at ?? now
  const pauses = since && since <= until ? [...run.pauses, { from: since, to: until }] : run.pauses
  const due = dueOf(limit, cal, start, pauses)
  const late = until > due || (since !== undefined && since > due)
  const standing = since !== undefined && !late
  const state =
    end?.kind === 'cancel' ? 'cancelled' : late ? 'broken' : doneAt ? 'kept' : standing ? 'paused' : 'running'
  const open = state !== 'cancelled' && state !== 'paused'
  const { used, paused } = countedMinutes(limit, cal, start, pauses, until)
  return {
    state,
    startedAt: start,
    dueAt: open ? due : null,
    warnAt: open ? warnOf(limit, cal, start, pauses) : null,
    usedShare: used / nominalMinutes(limit),
    pausedMinutes: paused,
    doneAt,
    breachedAt: late ? due : null,
    pausedSince: standing ? since : null,
    limit,
    calendarChanged: run.version !== undefined && run.version !== cal.version,
  }
}

/** Why a clock cannot be paused: not_running {state}, clock_overdue, pause_reason_needed, unknown_pause_reason {reason}. */
export function pauseBlockers(view: ClockView | null, reason: string | undefined): Blocker[] {
  const blockers: Blocker[] = []
  if (view?.state === 'broken' && !view.doneAt) blockers.push({ code: 'clock_overdue' })
  else if (view?.state !== 'running') blockers.push({ code: 'not_running', params: { state: view?.state ?? 'none' } })
  if (!reason) blockers.push({ code: 'pause_reason_needed' })
  else if (!PAUSE_REASONS.some((known) => known === reason)) {
    blockers.push({ code: 'unknown_pause_reason', params: { reason } })
  }
  return blockers
}

/** Why a clock cannot be resumed: not_paused {state}. */
export const resumeBlockers = (view: ClockView | null): Blocker[] =>
  view?.pausedSince ? [] : [{ code: 'not_paused', params: { state: view?.state ?? 'none' } }]

/** Why limit or calendar cannot be changed: clock_ended {state}, repolicy_reason_needed. */
export function repolicyBlockers(view: ClockView | null, reason: string | undefined): Blocker[] {
  const running = view && !view.doneAt && view.state !== 'cancelled'
  const blockers: Blocker[] = running ? [] : [{ code: 'clock_ended', params: { state: view?.state ?? 'none' } }]
  return reason?.trim() ? blockers : [...blockers, { code: 'repolicy_reason_needed' }]
}
