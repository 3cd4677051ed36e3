import type { Blocker } from '@/lib/kernel/blockers'
import { dayOfDate, weekdayOf } from '@/lib/kernel/zones'

type Edit = { year: number; holidays: readonly string[]; makeUpDays: readonly string[] }

/** Why a year cannot stand so: bad_date, date_outside_year, day_is_both, make_up_on_weekday (params date). */
export function calendarEditBlockers({ year, holidays, makeUpDays }: Edit): Blocker[] {
  const off = new Set(holidays)
  const of = (code: string, date: string | undefined): Blocker[] => (date ? [{ code, params: { date } }] : [])
  const all = [...holidays, ...makeUpDays]
  return [
    ...of(
      'bad_date',
      all.find((date) => Number.isNaN(dayOfDate(date))),
    ),
    ...of(
      'date_outside_year',
      all.find((date) => !date.startsWith(`${year}-`)),
    ),
    ...of(
      'day_is_both',
      makeUpDays.find((date) => off.has(date)),
    ),
    ...of(
      'make_up_on_weekday',
      makeUpDays.find((date) => weekdayOf(dayOfDate(date)) <= 5),
    ),
  ]
}
