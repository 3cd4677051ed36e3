import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tariffBody } from '@/lib/billing/rules/tariff-body'
import { seasonLines, termEndBlockers, type Term } from '@/lib/billing/rules/terms'

const body = (more: object = {}) =>
  tariffBody.parse({
    unitPriceFen: 2300,
    areaBase: 'gross',
    storey: { kind: 'none' },
    vacancyBps: 3000,
    lowIncomePriceFen: 1800,
    ...more,
  })
const home = { grossArea: 7850n, insideArea: 6437n, heightCm: 280, metering: 'area' }
// 151 days
const season = { startsOn: '2026-10-15', endsOn: '2027-03-14', stopUseBy: '2026-10-16' }
const stop = (until: string | null, requestedOn = '2026-10-01'): Term => ({ kind: 'stop-use', requestedOn, until })
const low = (until: string | null): Term => ({ kind: 'low-income', requestedOn: '2026-10-01', until })
const bill = (...terms: Term[]) => {
  const made = seasonLines(body(), home, terms, season)
  if (!made.ok) throw new Error(made.exception)
  return { fen: made.totalFen, codes: made.lines.map(({ code }) => code), lines: made.lines }
}

describe('B2 a season with terms that end', () => {
  it('B2 a term of the whole season, or none, is billed as ever', () => {
    expect(bill()).toMatchObject({ fen: 180_550n, codes: ['area'] })
    expect(bill(low(season.endsOn))).toMatchObject({ fen: 141_300n, codes: ['area-low-income'] })
    expect(bill(stop(null))).toMatchObject({ fen: 54_165n, codes: ['area', 'stopped'] })
  })

  it('B2 ended within the season it lowers its own days, the last of them too', () => {
    // 1413.00 × 78 ÷ 151 = 729.89; 1805.50 × 73 ÷ 151 = 872.86
    const made = bill(low('2026-12-31'))
    expect(made.lines).toEqual([
      {
        code: 'span-low-income',
        params: { full: '1413.00', days: '78', season: '151', from: '2026-10-15', to: '2026-12-31' },
        fen: '72989',
      },
      {
        code: 'span-full',
        params: { full: '1805.50', days: '73', season: '151', from: '2027-01-01', to: '2027-03-14' },
        fen: '87286',
      },
    ])
    expect(made.fen).toBe(160_275n)
  })

  it('B2 two terms with days of their own; a stop asked for too late has none', () => {
    const both = bill(low('2026-12-31'), stop('2027-01-31'))
    expect(both.codes).toEqual(['span-stopped', 'span-stopped', 'span-full'])
    expect(both.lines.map(({ params }) => params.days)).toEqual(['78', '31', '42'])
    expect(bill(stop('2026-12-31', '2026-11-01'))).toMatchObject({ fen: 180_550n, codes: ['area', 'stop-too-late'] })
  })

  it('B2 nothing while stopped at no fee is only the days after', () => {
    const made = seasonLines(body({ vacancyBps: 0 }), home, [stop('2026-12-31')], season)
    expect(made).toMatchObject({ ok: true, totalFen: 87_286n })
    expect(seasonLines(body({ vacancyBps: 0 }), home, [stop(null)], season)).toEqual({
      ...{ ok: false, exception: 'zero-amount' },
    })
    expect(seasonLines(body(), { ...home, grossArea: null }, [low('2026-12-31')], season)).toMatchObject({ ok: false })
  })

  it('B2 the later a term ends the less is billed, always between with and without it, every day billed once', () => {
    const day = fc.integer({ min: 0, max: 150 }).map((n) => {
      return new Date(Date.parse(season.startsOn) + n * 86_400_000).toISOString().slice(0, 10)
    })
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        const [one, two] = [bill(low(early)), bill(low(late))]
        expect(two.fen <= one.fen + 1n && one.fen <= 180_550n && two.fen >= 141_300n).toBe(true)
        const days = one.lines.reduce((sum, { params }) => sum + Number(params.days ?? 151), 0)
        expect(days).toBe(151)
      }),
    )
  })

  it('B2 it ends once, on one of its days, and not over the bill made with it', () => {
    const facts = { ended: false, on: '2026-12-01', fromOn: '2026-10-15', toOn: '2027-03-14', billNo: null }
    const codes = (more: object) => termEndBlockers({ ...facts, ...more }).map(({ code }) => code)
    expect(codes({})).toEqual([])
    expect(codes({ on: '2026-10-15' })).toEqual([])
    expect([codes({ on: '2026-10-14' }), codes({ on: '2027-03-15' })]).toEqual([['term_days'], ['term_days']])
    expect(codes({ ended: true, billNo: 'x' })).toEqual(['already_ended'])
    expect(codes({ billNo: 'x' })).toEqual(['season_billed'])
  })
})
