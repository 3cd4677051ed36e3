import chineseDays from 'chinese-days'
import { dateOfDay, dayOfDate, weekdayOf } from '@/lib/kernel/zones'

/** Years for which the State Council's yearly arrangement is in the shipped data. */
export const CHINESE_YEARS = { first: 2004, last: 2026 } as const

export type CalendarYearSeed = { holidays: string[]; makeUpDays: string[]; source: string }

/**
 * Holidays and make-up working days of a Chinese year (yyyy-mm-dd), weekends inside a named holiday included. Both
 * lists are empty for a year whose arrangement is not known: callers leave it out of `knownYears`, so it is warned of.
 * Source: State Council arrangement of the year, by way of the open data set chinese-days.
 */
export function chineseYear(year: number): CalendarYearSeed {
  const source = `国务院办公厅关于${year}年部分节假日安排的通知（数据：chinese-days）`
  if (year < CHINESE_YEARS.first || year > CHINESE_YEARS.last) return { holidays: [], makeUpDays: [], source: '' }
  const holidays: string[] = []
  const makeUpDays: string[] = []
  const last = dayOfDate(`${year}-12-31`)
  for (let day = dayOfDate(`${year}-01-01`); day <= last; day++) {
    const date = dateOfDay(day)
    const detail = chineseDays.getDayDetail(date)
    // The data set names a day after its holiday ("Spring Festival,春节,4") and any other day after its weekday.
    const named = detail.name.includes(',')
    if (named && !detail.work) holidays.push(date)
    if (named && detail.work && weekdayOf(day) > 5) makeUpDays.push(date)
  }
  return { holidays, makeUpDays, source }
}
