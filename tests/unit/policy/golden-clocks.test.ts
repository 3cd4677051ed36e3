import { describe, expect, it } from 'vitest'
import { addServiceMinutes, addWorkingDays, serviceMinutesBetween } from '@/lib/kernel/working-days'
import type { LimitAmount } from '@/lib/policy/rules/limits'
import { foldClock, type ClockEvent, type ClockLimit } from '@/lib/tickets/rules/clocks'
import { calendars, office, plainOffice } from './calendars'
import { betweenRows, foldRows, serviceRows, workingDayRows } from './golden-clocks'

const iso = (text: string | null) => (text === null ? null : new Date(text).toISOString())

const limitOf = (counting: ClockLimit['counting'], amount: number): ClockLimit => {
  const size: LimitAmount =
    counting === 'working-days' ? { amount, unit: 'working-days', counting } : { amount, unit: 'minutes', counting }
  return { ...size, packVersion: 1, source: '测试', sourceEn: 'test', verified: false }
}

describe('golden clocks', () => {
  it.each(serviceRows)('D5 service hours: %s', (_what, calendar, start, minutes, due) => {
    expect(addServiceMinutes(calendars[calendar], new Date(start), minutes).toISOString()).toBe(iso(due))
  })

  it.each(workingDayRows)('D5 working days: %s', (_what, calendar, start, days, due) => {
    expect(addWorkingDays(calendars[calendar], new Date(start), days).toISOString()).toBe(iso(due))
  })

  it.each(betweenRows)('D5 open minutes between: %s', (_what, calendar, from, minutes, to) => {
    expect(serviceMinutesBetween(calendars[calendar], new Date(from), new Date(to))).toBe(minutes)
  })

  it.each(foldRows)('D5 clock: $what', (row) => {
    const events = row.events.map(([kind, at, change], index): ClockEvent => {
      const amount = change?.amount ?? (kind === 'start' ? row.amount : undefined)
      return {
        seq: index + 1,
        kind,
        at: new Date(at),
        limit: amount === undefined ? undefined : limitOf(row.counting, amount),
        calendarVersion: change?.calendar ?? (kind === 'start' ? 'v2' : undefined),
      }
    })
    const byVersion = (version: string | undefined) => (version === 'v1' ? plainOffice : office)
    const view = foldClock(events, byVersion, new Date(row.now))
    expect(view?.state).toBe(row.state)
    expect(view?.dueAt?.toISOString() ?? null).toBe(iso(row.due))
    if (row.warn) expect(view?.warnAt?.toISOString()).toBe(iso(row.warn))
    if (row.used !== undefined) expect(view?.usedShare).toBeCloseTo(row.used, 9)
    if (row.paused !== undefined) expect(view?.pausedMinutes).toBe(row.paused)
  })
})
