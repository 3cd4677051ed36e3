import { z } from 'zod'
import { line, localDate, requestKey, required } from '@/lib/kernel/fields'

const days = z.array(localDate).max(366)

/** A year's calendar as it shall stand from now on; `baseVersion` is the version it was changed from, 0 for a year without one. */
export const EditCalendarInput = z.strictObject({
  requestKey,
  year: z.int('number').min(2000, 'number').max(2100, 'number'),
  baseVersion: z.int('version').min(0, 'version'),
  holidays: days,
  makeUpDays: days,
  source: line(200).default(''),
  reason: required(line(200)),
})
export type EditCalendarInput = z.output<typeof EditCalendarInput>
