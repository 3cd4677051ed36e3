import type { Blocker } from '@/lib/kernel/blockers'

/** A promise is for the future and within a season: `promise_in_past`, `promise_too_far` (params days). */
export function commitmentBlockers(dueAt: Date, now: Date): Blocker[] {
  if (dueAt <= now) return [{ code: 'promise_in_past' }]
  const MAX_DAYS = 200
  return dueAt.getTime() - now.getTime() > MAX_DAYS * 86_400_000
    ? [{ code: 'promise_too_far', params: { days: MAX_DAYS } }]
    : []
}

const WARN_SHARE = 0.75
const LEAST_WARNING_MS = 10 * 60_000

/** When its owner is warned, so that the customer hears of a slip before the time passes: after three quarters of the time, at least ten minutes before. */
export function commitmentWarnAt(madeAt: Date, dueAt: Date): Date {
  const span = dueAt.getTime() - madeAt.getTime()
  const at = Math.min(madeAt.getTime() + span * WARN_SHARE, dueAt.getTime() - LEAST_WARNING_MS)
  return new Date(Math.max(at, madeAt.getTime()))
}
