import { addServiceMs, serviceMsBetween, workingDaysAfter, type WorkCalendar } from '@/lib/kernel/working-days'
import { MINUTE_MS } from '@/lib/kernel/zones'
import { DEFAULT_WARN_SHARE, type ClockLimit } from '@/lib/policy/rules/limits'

/** A stretch in which the clock stood still. */
export type Pause = { from: Date; to: Date }

type Minutes = Extract<ClockLimit, { unit: 'minutes' }>

const between = (limit: Minutes, cal: WorkCalendar, a: Date, b: Date) =>
  limit.counting === 'service' ? serviceMsBetween(cal, a, b) : Math.max(0, b.getTime() - a.getTime())

const advance = (limit: Minutes, cal: WorkCalendar, start: Date, ms: number) =>
  limit.counting === 'service' ? addServiceMs(cal, start, ms) : new Date(start.getTime() + ms)

/** The instant at which `ms` of the limit's own time has been used; a pause that begins later no longer helps. */
function reach(limit: Minutes, cal: WorkCalendar, start: Date, pauses: readonly Pause[], ms: number): Date {
  let total = ms
  let due = advance(limit, cal, start, total)
  for (const pause of pauses) {
    if (pause.from >= due) break
    const lost = between(limit, cal, pause.from, pause.to)
    if (lost === 0) continue
    total += lost
    due = advance(limit, cal, start, total)
  }
  return due
}

/** A working day is used up at its close; a day whose close falls into a pause (from < close <= to) is not used. */
const isUsed = (pauses: readonly Pause[], closes: Date) => !pauses.some((p) => p.from < closes && closes <= p.to)

/** When the limit has been used up, given the pauses so far. */
export function dueOf(limit: ClockLimit, cal: WorkCalendar, start: Date, pauses: readonly Pause[]): Date {
  if (limit.unit === 'minutes') return reach(limit, cal, start, pauses, limit.amount * MINUTE_MS)
  let left = limit.amount
  for (const { closes } of workingDaysAfter(cal, start)) {
    if (isUsed(pauses, closes) && --left <= 0) return closes
  }
  throw new RangeError('the calendar has no working day')
}

/**
 * When people are warned: at the warning share of the limit. For working days at the opening of the day after that
 * share of days has gone, because a warning at closing time is read by nobody.
 */
export function warnOf(limit: ClockLimit, cal: WorkCalendar, start: Date, pauses: readonly Pause[]): Date {
  const share = limit.warnShare ?? DEFAULT_WARN_SHARE
  if (limit.unit === 'minutes') {
    return reach(limit, cal, start, pauses, Math.round(limit.amount * MINUTE_MS * share))
  }
  let left = Math.min(Math.floor(limit.amount * share + 1e-9), limit.amount - 1)
  for (const { opens, closes } of workingDaysAfter(cal, start)) {
    if (!isUsed(pauses, closes)) continue
    if (left-- <= 0) return opens
  }
  throw new RangeError('the calendar has no working day')
}

/** Time used and time paused up to `until`, in nominal minutes (a working day is 1440), pauses clipped to `until`. */
export function countedMinutes(
  limit: ClockLimit,
  cal: WorkCalendar,
  start: Date,
  pauses: readonly Pause[],
  until: Date,
): { used: number; paused: number } {
  if (limit.unit === 'minutes') {
    const clip = (at: Date) => (at < until ? at : until)
    const paused = pauses.reduce((sum, p) => sum + between(limit, cal, clip(p.from), clip(p.to)), 0)
    return { used: (between(limit, cal, start, until) - paused) / MINUTE_MS, paused: paused / MINUTE_MS }
  }
  let [used, paused] = [0, 0]
  for (const { closes } of workingDaysAfter(cal, start)) {
    if (closes > until) break
    if (isUsed(pauses, closes)) used += 1440
    else paused += 1440
  }
  return { used, paused }
}
