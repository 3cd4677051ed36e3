import { DAY_MS, MINUTE_MS, dateOfDay, dayOfDate, instantOf, isTimeZone, localDay, weekdayOf } from '@/lib/kernel/zones'
import type { Blocker } from '@/lib/kernel/blockers'

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
type Span = readonly [start: number, end: number]

/**
 * When a service is open and which days the law counts. Minutes are of the local day, half-open [start, end), 0 to 1440.
 * Holidays close the service; a service that runs through them (24/7) carries none. A make-up day works Monday's hours.
 */
export type WorkCalendar = {
  timeZone: string
  weekly: Record<Weekday, readonly (readonly [startMinute: number, endMinute: number])[]>
  holidays: ReadonlySet<string>
  makeUpDays: ReadonlySet<string>
  knownYears: ReadonlySet<number>
  version: string
}

/** One hundred years: a search that goes further has no answer. */
const HORIZON_DAYS = 36_525

type Cache = { spans: Map<number, readonly Span[]>; working: Map<number, boolean> }
const caches = new WeakMap<WorkCalendar, Cache>()

function cacheOf(cal: WorkCalendar): Cache {
  let cache = caches.get(cal)
  if (!cache) caches.set(cal, (cache = { spans: new Map(), working: new Map() }))
  if (cache.spans.size > 20_000) cache.spans.clear()
  if (cache.working.size > 20_000) cache.working.clear()
  return cache
}

/** Legal working day: Monday to Friday, less the holidays, plus the make-up days; opening hours play no part. */
export function isWorkingDay(cal: WorkCalendar, localDate: string): boolean {
  if (cal.makeUpDays.has(localDate)) return true
  return !cal.holidays.has(localDate) && weekdayOf(dayOfDate(localDate)) <= 5
}

/** Opening intervals of a local day as instants (ms), remembered per calendar object: a calendar is never edited in place. */
export function openSpans(cal: WorkCalendar, day: number): readonly Span[] {
  const { spans } = cacheOf(cal)
  let found = spans.get(day)
  if (!found) {
    const date = dateOfDay(day)
    const makeUp = cal.makeUpDays.has(date)
    const hours = !makeUp && cal.holidays.has(date) ? [] : cal.weekly[makeUp ? 1 : weekdayOf(day)]
    const at = (minute: number) => instantOf(cal.timeZone, day, minute)
    found = hours.map(([start, end]) => [at(start), at(end)] as const).filter(([start, end]) => start < end)
    spans.set(day, found)
  }
  return found
}

/** Is the service open at this instant? */
export function isServiceTime(cal: WorkCalendar, at: Date): boolean {
  const ms = at.getTime()
  return openSpans(cal, localDay(cal.timeZone, ms)).some(([start, end]) => start <= ms && ms < end)
}

/** `addServiceMinutes` in milliseconds. */
export function addServiceMs(cal: WorkCalendar, start: Date, ms: number): Date {
  if (!(ms >= 0) || !Number.isFinite(ms)) throw new RangeError('service time must be zero or more')
  const from = start.getTime()
  const first = localDay(cal.timeZone, from)
  let left = ms
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    for (const [open, close] of openSpans(cal, day)) {
      if (close < from) continue
      const begin = Math.max(open, from)
      // The deadline is the earliest instant by which the time has been used: closing time, not the next opening.
      if (left <= close - begin) return new Date(begin + left)
      left -= close - begin
    }
  }
  throw new RangeError('the calendar has no service hours')
}

/** The instant by which `minutes` of open time have passed since `start`. Zero outside hours gives the next opening. */
export const addServiceMinutes = (cal: WorkCalendar, start: Date, minutes: number): Date =>
  addServiceMs(cal, start, minutes * MINUTE_MS)

/** Open time between two instants in milliseconds, exact; 0 when `b` is not after `a`. */
export function serviceMsBetween(cal: WorkCalendar, a: Date, b: Date): number {
  const [from, to] = [a.getTime(), b.getTime()]
  if (!(from < to)) return 0
  let sum = 0
  const last = localDay(cal.timeZone, to)
  for (let day = localDay(cal.timeZone, from); day <= last; day++) {
    for (const [open, close] of openSpans(cal, day)) sum += Math.max(0, Math.min(close, to) - Math.max(open, from))
  }
  return sum
}

/** Open time between two instants in minutes, with the fraction. */
export const serviceMinutesBetween = (cal: WorkCalendar, a: Date, b: Date): number =>
  serviceMsBetween(cal, a, b) / MINUTE_MS

/** Plain elapsed time: nights, weekends and holidays count. */
export const addElapsed = (start: Date, minutes: number): Date => new Date(start.getTime() + minutes * MINUTE_MS)

/** The working days after the start day, each with its opening and its close; midnight bounds when it has no hours. */
export function* workingDaysAfter(cal: WorkCalendar, start: Date): Generator<{ opens: Date; closes: Date }> {
  const first = localDay(cal.timeZone, start.getTime())
  const { working } = cacheOf(cal)
  for (let day = first + 1; day < first + HORIZON_DAYS; day++) {
    let works = working.get(day)
    if (works === undefined) working.set(day, (works = isWorkingDay(cal, dateOfDay(day))))
    if (!works) continue
    const spans = openSpans(cal, day)
    const opens = spans[0]?.[0] ?? instantOf(cal.timeZone, day, 0)
    const closes = spans.at(-1)?.[1] ?? instantOf(cal.timeZone, day, DAY_MS / MINUTE_MS)
    yield { opens: new Date(opens), closes: new Date(closes) }
  }
}

/** Close of the n-th working day after the start day; the start day does not count (Civil Code counting). `days` >= 1. */
export function addWorkingDays(cal: WorkCalendar, start: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 1) throw new RangeError('working days must be a whole number from 1')
  let left = days
  for (const { closes } of workingDaysAfter(cal, start)) if (--left === 0) return closes
  throw new RangeError('the calendar has no working day')
}

/** Years between two instants for which no holidays are known; dates there are Monday to Friday only. Warn, never crash. */
export function calendarGaps(cal: WorkCalendar, from: Date, to: Date): number[] {
  const yearOf = (at: Date) => Number(dateOfDay(localDay(cal.timeZone, at.getTime())).slice(0, 4))
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!cal.knownYears.has(year)) years.push(year)
  return years
}

/** Why a calendar cannot be used: unknown_time_zone, bad_interval {weekday}, no_service_hours, bad_date {date}. */
export function calendarBlockers(cal: WorkCalendar): Blocker[] {
  const blockers: Blocker[] = isTimeZone(cal.timeZone) ? [] : [{ code: 'unknown_time_zone' }]
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
    let free = 0
    for (const [start, end] of cal.weekly[weekday]) {
      if (!(start >= free && start < end && end <= 1440)) blockers.push({ code: 'bad_interval', params: { weekday } })
      free = end
    }
  }
  if (Object.values(cal.weekly).every((hours) => hours.length === 0)) blockers.push({ code: 'no_service_hours' })
  for (const date of [...cal.holidays, ...cal.makeUpDays]) {
    if (Number.isNaN(dayOfDate(date))) blockers.push({ code: 'bad_date', params: { date } })
  }
  return blockers
}
