import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardFor, boardStart, movedBy, placeOn, SLOT_MS, slotOf, stretched } from '@/lib/fieldwork/rules/board-time'
import { undoneOrders } from '@/lib/fieldwork/rules/orders'
import { assignBlockers, neededSkills, windowBlockers } from '@/lib/units/rules/crews'

const HOUR = 3_600_000
const NOON = Date.parse('2026-12-08T04:00:00Z') // 12:00 in the town
const span = (from: number, to: number) => ({ from: NOON + from * HOUR, to: NOON + to * HOUR })
const crew = { skills: ['heat'], capacity: 2, shifts: [span(-4, 8)] }
const codes = (blockers: { code: string }[]) => blockers.map(({ code }) => code)

describe('D2 why a crew may not have a job', () => {
  const ask = (window: ReturnType<typeof span> | null, more: Partial<Parameters<typeof assignBlockers>[2]> = {}) =>
    codes(assignBlockers(crew, [{ orderNo: 'W1', ...span(1, 2) }], { skills: ['heat'], window, now: NOON, ...more }))

  it('D2 says nothing against a free half hour of a shift, and touching is not overlapping', () => {
    expect(ask(null)).toEqual([])
    expect(ask(span(0, 1))).toEqual([])
    expect(ask(span(2, 3))).toEqual([])
  })

  it('D2 names the skill, the shift, the order in the way and the full shift', () => {
    expect(ask(null, { skills: ['heat', 'measure'] })).toEqual(['crew_lacks_skill'])
    expect(ask(span(7, 9))).toEqual(['crew_off_duty'])
    expect(ask(null, { now: NOON + 9 * HOUR })).toEqual(['crew_off_duty'])
    expect(ask(span(1.5, 2.5))).toEqual(['crew_booked'])
    expect(ask(span(1.5, 2.5), { orderNo: 'W1' })).toEqual([])
    const full = [
      { orderNo: 'W1', ...span(1, 2) },
      { orderNo: 'W2', ...span(3, 4) },
    ]
    expect(codes(assignBlockers(crew, full, { skills: [], window: span(5, 6), now: NOON }))).toEqual(['crew_full'])
  })

  it('D2 asks skills of work that needs them, and of a crew whose skills are recorded', () => {
    expect(neededSkills({ orderKind: 'measure', ticketKind: 'repair', service: 'heat' })).toEqual(['heat', 'measure'])
    expect(neededSkills({ ticketKind: 'leak', service: 'water' })).toEqual(['water', 'leak'])
    expect(neededSkills({ orderKind: 'handle', ticketKind: 'complaint', service: 'heat' })).toEqual([])
    const written = { ...crew, skills: ['供热', 'Measuring'] }
    expect(codes(assignBlockers(written, [], { skills: ['heat', 'measure'], window: null, now: NOON }))).toEqual([])
    expect(codes(assignBlockers({ ...crew, skills: [] }, [], { skills: ['power'], window: null, now: NOON }))).toEqual(
      [],
    )
  })

  it('D2 refuses an appointment that is backwards, over eight hours or past', () => {
    expect(codes(windowBlockers(span(2, 1), NOON))).toEqual(['window_backwards'])
    expect(codes(windowBlockers(span(0, 8.5), NOON))).toEqual(['window_too_long'])
    expect(codes(windowBlockers(span(-2, -1), NOON))).toEqual(['window_past'])
    expect(windowBlockers(span(-1, 1), NOON)).toEqual([])
  })
})

describe('D2 the hours of the board', () => {
  it('D2 begins at the full hour two hours before a moment, by the town’s clock', () => {
    const start = (at: string) => new Date(boardStart('Asia/Shanghai', Date.parse(at))).toISOString()
    expect(start('2026-12-08T04:00:00Z')).toBe('2026-12-08T02:00:00.000Z')
    expect(start('2026-12-08T11:16:00Z')).toBe('2026-12-08T09:00:00.000Z')
    expect(start('2026-12-08T17:30:00Z')).toBe('2026-12-08T15:00:00.000Z')
    expect(start('2026-12-07T23:59:00Z')).toBe('2026-12-07T21:00:00.000Z')
  })

  it('D2 moves with an appointment that lies outside, and stays with one that does not', () => {
    const board = span(-2, 10)
    expect(boardFor(board, null)).toBeNull()
    expect(boardFor(board, span(9, 10))).toBeNull()
    expect(boardFor(board, span(9.5, 10.5))).toBe(span(7.5, 8).from)
    expect(boardFor(board, span(-3, -2.5))).toBe(span(-5, 0).from)
  })

  it('D2 moves by half hours, never before the next one, and back to none', () => {
    const first = movedBy(null, 1, NOON + 60_000)!
    expect(first).toEqual({ from: NOON + SLOT_MS, to: NOON + 3 * SLOT_MS })
    expect(movedBy(first, 1, NOON)).toEqual({ from: NOON + 2 * SLOT_MS, to: NOON + 4 * SLOT_MS })
    expect(movedBy(first, -1, NOON + 60_000)).toBeNull()
    expect(movedBy(null, -1, NOON)).toBeNull()
    expect(stretched(first, -5)).toEqual({ from: first.from, to: first.from + SLOT_MS })
  })

  it('D2 keeps every stretch within the board', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 40 }), (from, length) => {
        const place = placeOn(span(0, 12), span(from, from + length))
        if (!place) return from >= 12 || from + length <= 0
        return place.left >= 0 && place.width > 0 && place.left + place.width <= 100.000001
      }),
    )
    expect(slotOf(NOON + SLOT_MS - 1)).toBe(NOON)
  })
})

describe('D2 what is left undone', () => {
  const order = (no: string, status: 'done' | 'incomplete' | 'waived', opened: number, ended: number) => ({
    ...{ no, status, openedAt: new Date(NOON + opened), endedAt: new Date(NOON + ended) },
  })

  it('D2 an incomplete order is made good by work opened after it, not by work opened before', () => {
    expect(undoneOrders([order('W1', 'incomplete', 0, 5), order('W2', 'done', 6, 9)])).toEqual([])
    expect(undoneOrders([order('W1', 'incomplete', 2, 5), order('W2', 'done', 0, 9)])).toEqual(['W1'])
    expect(undoneOrders([order('W1', 'waived', 2, 5), order('W2', 'done', 0, 9)])).toEqual([])
  })
})
