import type { WorkCalendar } from '@/lib/kernel/working-days'
import { chineseYear } from '@/lib/policy/rules/chinese-calendar'

type Hours = WorkCalendar['weekly'][1]

const week = (weekdays: Hours, weekend: Hours): WorkCalendar['weekly'] => ({
  1: weekdays,
  2: weekdays,
  3: weekdays,
  4: weekdays,
  5: weekdays,
  6: weekend,
  7: weekend,
})

const years = [2023, 2024, 2025, 2026].map((year) => ({ year, ...chineseYear(year) }))
const known = {
  holidays: new Set(years.flatMap(({ holidays }) => holidays)),
  makeUpDays: new Set(years.flatMap(({ makeUpDays }) => makeUpDays)),
  knownYears: new Set(years.map(({ year }) => year)),
}
const none = { holidays: new Set<string>(), makeUpDays: new Set<string>(), knownYears: new Set<number>() }

/** 08:30-12:00 and 13:30-17:30, Monday to Friday: 210 + 240 = 450 minutes a day. */
const officeHours: Hours = [
  [510, 720],
  [810, 1050],
]
export const office: WorkCalendar = {
  timeZone: 'Asia/Shanghai',
  weekly: week(officeHours, []),
  ...known,
  version: 'v2',
}
export const plainOffice: WorkCalendar = { ...office, ...none, version: 'v1' }
export const always: WorkCalendar = {
  timeZone: 'Asia/Shanghai',
  weekly: week([[0, 1440]], [[0, 1440]]),
  ...none,
  version: '24/7',
}
export const newYorkAlways: WorkCalendar = { ...always, timeZone: 'America/New_York' }
/** 01:00-05:00 local every night: crosses both changes of the clock. */
export const newYorkNight: WorkCalendar = { ...newYorkAlways, weekly: week([[60, 300]], [[60, 300]]) }
/** Opens at 02:30, a minute that does not exist on the night the clocks go forward. */
export const newYorkGap: WorkCalendar = { ...newYorkAlways, weekly: week([[150, 300]], [[150, 300]]) }

export const calendars = { office, plainOffice, always, newYorkAlways, newYorkNight, newYorkGap } as const
export type CalendarName = keyof typeof calendars
