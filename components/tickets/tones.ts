import type { Tone } from '../ui/state-chip'

const STATUS: Record<string, Tone> = {
  received: 'wait',
  dispatched: 'wait',
  accepted: 'run',
  'in-progress': 'run',
  returned: 'near',
  reopened: 'near',
  resolved: 'run',
  closed: 'kept',
  archived: 'kept',
  withdrawn: 'wait',
}
/** The colour of a ticket's state. */
export const statusTone = (status: string): Tone => STATUS[status] ?? 'wait'

const CLOCK: Record<string, Tone> = { running: 'run', paused: 'wait', kept: 'kept', broken: 'over', cancelled: 'wait' }
/** The colour of a clock: over its limit as soon as the time is past, whether the worker has said so or not. */
export function clockTone(
  clock: { state: string; dueAt: string | null; doneAt: string | null; startedAt: string },
  now: Date,
): Tone {
  if (clock.state !== 'running' || !clock.dueAt || clock.doneAt) return CLOCK[clock.state] ?? 'wait'
  const due = Date.parse(clock.dueAt)
  const share = (now.getTime() - Date.parse(clock.startedAt)) / Math.max(1, due - Date.parse(clock.startedAt))
  return now.getTime() > due ? 'over' : share >= 0.8 ? 'near' : 'run'
}
