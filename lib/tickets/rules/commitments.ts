import type { Blocker } from '@/lib/kernel/blockers'
import { localMinute, MINUTE_MS } from '@/lib/kernel/zones'
import type { PromisesBody } from '@/lib/policy/rules/handing-on-body'

export const TOLD_HOW = ['phone', 'sms', 'in-person', 'other'] as const

/** A promise is for the future and within a season: `promise_in_past`, `promise_too_far` (params days). */
export function commitmentBlockers(dueAt: Date, now: Date): Blocker[] {
  if (dueAt <= now) return [{ code: 'promise_in_past' }]
  const MAX_DAYS = 200
  return dueAt.getTime() - now.getTime() > MAX_DAYS * 86_400_000
    ? [{ code: 'promise_too_far', params: { days: MAX_DAYS } }]
    : []
}

/** What a crew on its way promises, as it stands on record. */
export const ARRIVAL = '维修人员到场'

/** Kept by an arrival at the time or before it. */
export const arrivalState = (dueAt: Date, at: Date) => (at <= dueAt ? ('kept' as const) : ('broken' as const))

/** What the customer is told of a crew on its way: by when, and of which matter. */
export function arrivalMessage(ticketNo: string, dueAt: Date, timeZone: string): string {
  const minute = Math.floor(localMinute(timeZone, dueAt.getTime()))
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `维修人员已出发，预计 ${time} 前到达。工单号 ${ticketNo}。请保持电话畅通。`
}

/** When its owner is warned, so that the customer hears of a slip before the time passes: after a share of the time, at least some minutes before. */
export function commitmentWarnAt(rule: PromisesBody, madeAt: Date, dueAt: Date): Date {
  const span = dueAt.getTime() - madeAt.getTime()
  const at = Math.min(madeAt.getTime() + span * rule.warnShare, dueAt.getTime() - rule.leastWarningMinutes * MINUTE_MS)
  return new Date(Math.max(at, madeAt.getTime()))
}

/** By when the customer hears of a slip: before the time promised, from the warning on. A warning that came too late leaves no time at all. */
export function tellByOf(rule: PromisesBody, warnedAt: Date, dueAt: Date): Date {
  const left = Math.max(0, dueAt.getTime() - warnedAt.getTime())
  return new Date(warnedAt.getTime() + left * rule.tellShare)
}

/** Why the customer need not be told of it: `already_told`, `promise_over` (kept or replaced by another). */
export function tellBlockers(promise: { state: string; customerToldAt: Date | null }): Blocker[] {
  if (promise.customerToldAt) return [{ code: 'already_told' }]
  return promise.state === 'open' || promise.state === 'broken' ? [] : [{ code: 'promise_over' }]
}
