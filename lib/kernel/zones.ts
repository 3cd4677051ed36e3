import { IANAZone } from 'luxon'

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

const zones = new Map<string, { zone: IANAZone; byDay: Map<number, number | null> }>()

function zoneOf(name: string) {
  let entry = zones.get(name)
  if (!entry) {
    const zone = IANAZone.create(name)
    if (!zone.isValid) throw new RangeError(`unknown time zone ${name}`)
    entry = { zone, byDay: new Map() }
    zones.set(name, entry)
  }
  return entry
}

/** Is this a time zone the runtime knows (IANA name)? */
export const isTimeZone = (name: string): boolean => IANAZone.isValidZone(name)

/**
 * Milliseconds the zone is ahead of UTC at an instant. The zone database is asked twice per UTC day; only on a day on
 * which the offset changes is it asked for the instant itself.
 */
export function offsetMs(timeZone: string, at: number): number {
  const { zone, byDay } = zoneOf(timeZone)
  const day = Math.floor(at / DAY_MS)
  let known = byDay.get(day)
  if (known === undefined) {
    const first = zone.offset(day * DAY_MS)
    known = first === zone.offset((day + 1) * DAY_MS) ? first * MINUTE_MS : null
    if (byDay.size > 20_000) byDay.clear()
    byDay.set(day, known)
  }
  return known ?? zone.offset(at) * MINUTE_MS
}

/** Number of the local calendar day (days since 1970-01-01) an instant falls on. */
export const localDay = (timeZone: string, at: number): number => Math.floor((at + offsetMs(timeZone, at)) / DAY_MS)

/** Minute of the local day, 0 to 1439, with its fraction. */
export function localMinute(timeZone: string, at: number): number {
  const local = at + offsetMs(timeZone, at)
  return (local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS
}

/**
 * The instant of a local wall-clock minute of a day. A minute that happens twice (clocks go back) means the first; one
 * that never happens (clocks go forward) means the moment of the change, so neighbouring intervals always meet.
 */
export function instantOf(timeZone: string, day: number, minute: number): number {
  const local = day * DAY_MS + minute * MINUTE_MS
  const before = offsetMs(timeZone, local - DAY_MS)
  const after = offsetMs(timeZone, local + DAY_MS)
  if (before === after) return local - before
  const fits = [local - before, local - after].filter((at, i) => offsetMs(timeZone, at) === (i === 0 ? before : after))
  if (fits.length > 0) return Math.min(...fits)
  let early = local - Math.max(before, after)
  let late = local - Math.min(before, after)
  while (early < late) {
    const middle = Math.floor((early + late) / 2)
    if (offsetMs(timeZone, middle) === after) late = middle
    else early = middle + 1
  }
  return late
}

/** ISO weekday of a day number: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 =>
  (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7

/** yyyy-mm-dd of a day number. */
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Day number of a yyyy-mm-dd; NaN for anything that is not a date of the calendar (30 February, 24:00). */
export function dayOfDate(date: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / DAY_MS : NaN
  return Number.isNaN(day) || dateOfDay(day) !== date ? NaN : day
}
