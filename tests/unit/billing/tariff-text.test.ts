import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHIPPED_TARIFFS } from '@/lib/billing/rules/shipped-tariffs'
import { fieldErrors } from '@/lib/kernel/field-errors'
import { writtenTariff, type TariffBody } from '@/lib/billing/rules/tariff-body'
import { tariffOf, tariffText, type TariffText } from '@/lib/billing/rules/tariff-text'
import { decimals, shortDecimals, wholeOf } from '@/lib/kernel/decimals'

/** A price without the parts it does not have, said as null or not at all; an open band stays open. */
const stated = (body: TariffBody): unknown =>
  JSON.parse(JSON.stringify(body, (key, value: unknown) => (value === null && key !== 'upToCm' ? undefined : value)))
const again = (body: TariffBody) => {
  const read = tariffOf(tariffText(body))
  return read.ok ? stated(read.body) : read.fields
}
const simple: TariffBody = { unitPriceFen: 2300, areaBase: 'gross', storey: { kind: 'none' }, vacancyBps: 3000 }
const wrong = (more: Partial<TariffText>) => {
  const read = tariffOf({ ...tariffText(simple), ...more })
  return read.ok ? {} : read.fields
}

const bps = fc.integer({ min: 0, max: 100_000 })
const share = fc.integer({ min: 0, max: 10_000 })
const fen = fc.integer({ min: 0, max: 10_000_000 })
const ppm = fc.integer({ min: 0, max: 50_000 })
const cm = fc.integer({ min: 1, max: 3000 })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const rising = fc.uniqueArray(cm, { minLength: 1, maxLength: 5 }).map((list) => list.toSorted((a, b) => a - b))
const storey: fc.Arbitrary<TariffBody['storey']> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({
    kind: fc.constant('step' as const),
    ...{ freeToCm: cm, countFromCm: cm, stepCm: cm, bpsPerStep: bps, capBps: maybe(bps) },
  }),
  fc.tuple(rising, bps, fc.boolean()).map(([heights, factorBps, isOpen]) => ({
    kind: 'bands' as const,
    bands: [...heights, ...(isOpen ? [null] : [])].map((upToCm, i) => ({
      upToCm,
      factorBps: factorBps + i > 100_000 ? i : factorBps + i,
    })),
  })),
  fc.record({ kind: fc.constant('ratio' as const), baseCm: cm }),
)
const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join('-'))
const bodies: fc.Arbitrary<TariffBody> = fc
  .record({
    unitPriceFen: fen,
    areaBase: fc.constantFrom('gross' as const, 'inside' as const, 'usable' as const, 'meter' as const),
    usableDivisor: maybe(fc.integer({ min: 1000, max: 3000 })),
    storey,
    lowRooms: maybe(
      fc.tuple(rising, bps).map(([heights, shareBps]) => heights.map((belowCm) => ({ belowCm, shareBps }))),
    ),
    metered: maybe(fc.record({ basicBps: share, perUnitFen: fen, capBps: maybe(bps) })),
    vacancyBps: share,
    lowIncomePriceFen: maybe(fen),
    early: maybe(
      fc
        .tuple(fc.uniqueArray(monthDay, { maxLength: 3 }), share)
        .map(([days, bps]) => days.sort().map((until) => ({ until, bps }))),
    ),
    late: maybe(fc.record({ ppmPerDay: ppm, laterYearPpm: maybe(ppm), capBps: maybe(bps), minFen: maybe(fen) })),
  })
  .map((body) => (body.areaBase === 'usable' ? body : { ...body, usableDivisor: null }))

describe('B2 a price as a form', () => {
  it('B2 every shipped price is the same body again', () => {
    for (const { body } of SHIPPED_TARIFFS) expect(again(body)).toEqual(stated(body))
  })

  it('B2 any valid price is the same body again', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(writtenTariff.safeParse(body).success).toBe(true)
        expect(again(body)).toEqual(stated(body))
      }),
    )
  })

  it('B2 days of early payment are days of every year, each once and in order', () => {
    const said = (...days: string[]) => {
      const read = writtenTariff.safeParse({ ...simple, early: days.map((until) => ({ until, bps: 100 })) })
      return read.success ? {} : fieldErrors(read.error)
    }
    expect(said('02-28', '04-30', '12-31')).toEqual({})
    for (const day of ['02-29', '02-31', '04-31', '13-01', '00-10', '1-1', ''])
      expect(said(day)).toEqual({ 'early.0.until': 'date' })
    expect(said('12-31', '12-31')).toEqual({ 'early.1.until': 'later' })
    expect(said('12-31', '11-01')).toEqual({ 'early.1.until': 'later' })
    expect(said(...Array<string>(5000).fill('12-31'))).toEqual({ early: 'at_most:20' })
  })

  it('B2 a price typed in yuan, metres, per cent and per mille is counted exactly', () => {
    const read = tariffOf({
      ...tariffText(simple),
      unitPriceFen: '２３.1',
      storey: { ...tariffText(simple).storey, kind: 'ratio', baseCm: ' 2.8 ' },
      vacancyBps: '20.05',
      late: { ppmPerDay: '0.2', laterYearPpm: '0.033', capBps: '100', minFen: '' },
    })
    expect(read.ok && stated(read.body)).toEqual({
      ...{ unitPriceFen: 2310, areaBase: 'gross', storey: { kind: 'ratio', baseCm: 280 }, vacancyBps: 2005 },
      late: { ppmPerDay: 200, laterYearPpm: 33, capBps: 10_000 },
    })
  })

  it('B2 what is wrong with a price stands at its field, and nothing is rounded', () => {
    expect(wrong({ unitPriceFen: '23.005', vacancyBps: '' })).toEqual({
      unitPriceFen: 'decimals:2',
      vacancyBps: 'required',
    })
    expect(wrong({ unitPriceFen: '-1' })).toEqual({ unitPriceFen: 'number' })
    expect(wrong({ unitPriceFen: '1e3' })).toEqual({ unitPriceFen: 'number' })
    expect(wrong({ vacancyBps: '100.01' })).toEqual({ vacancyBps: 'at_most:100' })
    expect(wrong({ lowIncomePriceFen: '' })).toEqual({ lowIncomePriceFen: 'required' })
    expect(wrong({ late: { ppmPerDay: '0.0002', laterYearPpm: '', capBps: 'x', minFen: '' } })).toEqual({
      'late.ppmPerDay': 'decimals:3',
      'late.capBps': 'number',
    })
    expect(
      wrong({
        early: [
          { until: '10-31', bps: '2' },
          { until: '11-30', bps: '' },
        ],
      }),
    ).toEqual({ 'early.1.bps': 'required' })
  })

  it('B2 a band that could never be met is refused at its row', () => {
    const bands = (...heights: string[]) => ({
      storey: {
        ...tariffText(simple).storey,
        kind: 'bands' as const,
        bands: heights.map((upToCm) => ({ upToCm, factorBps: '100' })),
      },
    })
    expect(wrong(bands('3.30', '4', ''))).toEqual({})
    expect(wrong(bands('3.30', '3.3', ''))).toEqual({ 'storey.bands.1.upToCm': 'ascending' })
    expect(wrong(bands('', '3.30'))).toEqual({ 'storey.bands.0.upToCm': 'required' })
    const low = (...heights: string[]) => ({ lowRooms: heights.map((belowCm) => ({ belowCm, shareBps: '50' })) })
    expect(wrong(low('2.2', '1.2'))).toEqual({ 'lowRooms.1.belowCm': 'ascending' })
  })

  it('B2 a part of a price that is switched off, or not of the chosen kind, is not in the body', () => {
    const text = tariffText({ ...simple, usableDivisor: 1333, late: { ppmPerDay: 200 } })
    const read = tariffOf({ ...text, late: null })
    expect(read.ok && stated(read.body)).toEqual(stated(simple))
  })

  it('B2 decimals are whole numbers of their last place', () => {
    expect(wholeOf('999999999.999', 3)).toBe(999_999_999_999)
    expect([wholeOf('0', 2), wholeOf('07', 2), wholeOf('2.', 2), wholeOf('1.0', 0)]).toEqual([
      0,
      'number',
      'number',
      'whole',
    ])
    expect([decimals(5, 2), shortDecimals(200, 3), shortDecimals(1000, 2), shortDecimals(0, 2)]).toEqual([
      '0.05',
      '0.2',
      '10',
      '0',
    ])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 3 }), (n, places) => {
        expect([wholeOf(decimals(n, places), places), wholeOf(shortDecimals(n, places), places)]).toEqual([n, n])
      }),
    )
  })
})
