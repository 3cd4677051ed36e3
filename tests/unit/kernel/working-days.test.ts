import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addElapsed,
  addServiceMinutes,
  addServiceMs,
  addWorkingDays,
  calendarBlockers,
  calendarGaps,
  isServiceTime,
  isWorkingDay,
  openSpans,
  serviceMsBetween,
  type WorkCalendar,
} from '@/lib/kernel/working-days'
import { localDay } from '@/lib/kernel/zones'
import { chineseYear } from '@/lib/policy/rules/chinese-calendar'
import { always, calendars, newYorkAlways, office } from '../policy/calendars'

const instants = fc.date({
  min: new Date('2023-12-25T00:00:00Z'),
  max: new Date('2027-03-01T00:00:00Z'),
  noInvalidDate: true,
})
const minutes = fc.integer({ min: 0, max: 20_000 })
const anyCalendar = fc.constantFrom<WorkCalendar>(...Object.values(calendars))

/** Open now, or exactly the end of an interval. */
const openOrClosing = (cal: WorkCalendar, at: Date) =>
  isServiceTime(cal, at) || isServiceTime(cal, new Date(at.getTime() - 1))

describe('working days', () => {
  it('D5 a deadline never moves back when the start moves on', () => {
    fc.assert(
      fc.property(anyCalendar, instants, fc.nat(40_000_000), minutes, (cal, start, later, amount) => {
        const first = addServiceMinutes(cal, start, amount)
        const second = addServiceMinutes(cal, new Date(start.getTime() + later), amount)
        expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime())
      }),
    )
  })

  it('D5 a deadline is in open time or at the end of an interval, and never before the start', () => {
    fc.assert(
      fc.property(anyCalendar, instants, minutes, (cal, start, amount) => {
        const due = addServiceMinutes(cal, start, amount)
        expect(openOrClosing(cal, due)).toBe(true)
        expect(due.getTime()).toBeGreaterThanOrEqual(start.getTime())
      }),
    )
  })

  it('D5 exactly the given open time lies between start and deadline', () => {
    fc.assert(
      fc.property(anyCalendar, instants, fc.nat(900_000_000), (cal, start, ms) => {
        expect(serviceMsBetween(cal, start, addServiceMs(cal, start, ms))).toBe(ms)
      }),
    )
  })

  it('D5 around the clock it is plain addition, in zones with and without summer time', () => {
    fc.assert(
      fc.property(fc.constantFrom(always, newYorkAlways), instants, minutes, (cal, start, amount) => {
        expect(addServiceMinutes(cal, start, amount)).toEqual(addElapsed(start, amount))
      }),
    )
  })

  it('D5 adding in two parts is adding the whole', () => {
    fc.assert(
      fc.property(anyCalendar, instants, minutes, minutes, (cal, start, a, b) => {
        expect(addServiceMinutes(cal, addServiceMinutes(cal, start, a), b)).toEqual(
          addServiceMinutes(cal, start, a + b),
        )
      }),
    )
  })

  it('D5 time between adds up over any point on the way', () => {
    fc.assert(
      fc.property(anyCalendar, fc.tuple(instants, instants, instants), (cal, points) => {
        const [a, b, c] = [...points].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date]
        expect(serviceMsBetween(cal, a, b) + serviceMsBetween(cal, b, c)).toBe(serviceMsBetween(cal, a, c))
      }),
    )
  })

  it('D5 n working days and one more is n + 1', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 30 }), (start, days) => {
        const due = addWorkingDays(office, start, days)
        expect(addWorkingDays(office, due, 1)).toEqual(addWorkingDays(office, start, days + 1))
        expect(isServiceTime(office, new Date(due.getTime() - 1))).toBe(true)
        expect(isServiceTime(office, due)).toBe(false)
      }),
    )
  })

  it('D5 neighbouring days meet: around the clock every instant is open', () => {
    fc.assert(fc.property(instants, (at) => isServiceTime(newYorkAlways, at) && isServiceTime(always, at)))
    for (let day = 20_400; day < 20_800; day++) {
      expect(openSpans(newYorkAlways, day)[0]?.[1]).toBe(openSpans(newYorkAlways, day + 1)[0]?.[0])
    }
  })

  it('D5 opening is inside, closing is outside', () => {
    const open = (at: string) => isServiceTime(office, new Date(at))
    expect(open('2026-11-16T08:30:00+08:00')).toBe(true)
    expect(open('2026-11-16T11:59:59.999+08:00')).toBe(true)
    expect(open('2026-11-16T12:00:00+08:00')).toBe(false)
    expect(open('2026-10-10T10:00:00+08:00')).toBe(true)
    expect(open('2026-10-11T10:00:00+08:00')).toBe(false)
    expect(open('2026-10-01T10:00:00+08:00')).toBe(false)
  })

  it('D5 the 2026 arrangement is the published one', () => {
    const { holidays, makeUpDays } = chineseYear(2026)
    const range = (month: string, first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, i) => `2026-${month}-${String(first + i).padStart(2, '0')}`)
    expect(holidays).toEqual([
      ...range('01', 1, 3),
      ...range('02', 15, 23),
      ...range('04', 4, 6),
      ...range('05', 1, 5),
      ...range('06', 19, 21),
      ...range('09', 25, 27),
      ...range('10', 1, 7),
    ])
    expect(makeUpDays).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
    expect(makeUpDays.every((date) => isWorkingDay(office, date))).toBe(true)
    expect(holidays.some((date) => isWorkingDay(office, date))).toBe(false)
  })

  it('D5 an unknown year has no holidays, and 2004 to 2026 all have', () => {
    expect(chineseYear(2027)).toEqual({ holidays: [], makeUpDays: [], source: '' })
    expect(chineseYear(2003).holidays).toEqual([])
    for (let year = 2004; year <= 2026; year++) expect(chineseYear(year).holidays.length).toBeGreaterThan(9)
  })

  it('D5 a year without calendar is reported, never a crash', () => {
    const gaps = calendarGaps(office, new Date('2026-12-31T10:00:00+08:00'), new Date('2028-01-01T00:00:00+08:00'))
    expect(gaps).toEqual([2027, 2028])
    expect(calendarGaps(office, new Date('2026-12-31T16:00:00Z'), new Date('2026-12-31T16:00:00Z'))).toEqual([2027])
    expect(calendarGaps(office, new Date('2026-01-01T00:00:00+08:00'), new Date('2026-12-31T23:59:59+08:00'))).toEqual(
      [],
    )
  })

  it('D5 an unusable calendar is refused with reasons', () => {
    const empty = { ...office, weekly: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } } satisfies WorkCalendar
    expect(calendarBlockers(office)).toEqual([])
    expect(calendarBlockers(empty)).toEqual([{ code: 'no_service_hours' }])
    expect(() => addServiceMinutes(empty, new Date('2026-11-16T00:00:00Z'), 1)).toThrow(RangeError)
    const odd: WorkCalendar = {
      ...office,
      timeZone: 'Asia/Yunhe',
      weekly: { ...office.weekly, 3: [[600, 500]] },
      holidays: new Set(['2026-02-30']),
    }
    expect(calendarBlockers(odd)).toEqual([
      { code: 'unknown_time_zone' },
      { code: 'bad_interval', params: { weekday: 3 } },
      { code: 'bad_date', params: { date: '2026-02-30' } },
    ])
  })

  it('D5 local days follow the zone, not the machine', () => {
    const at = Date.parse('2026-11-16T17:00:00Z')
    expect(localDay('Asia/Shanghai', at) - localDay('America/New_York', at)).toBe(1)
  })

  it('D5 a typical deadline costs microseconds', () => {
    const start = new Date('2026-09-30T16:00:00+08:00').getTime()
    const began = performance.now()
    for (let i = 0; i < 20_000; i++) addServiceMinutes(office, new Date(start + i * 60_000), 1440)
    const micros = ((performance.now() - began) * 1000) / 20_000
    expect(micros).toBeLessThan(50)
  })
})
