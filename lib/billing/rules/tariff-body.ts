import { z } from 'zod'

/** What is refused says its limit in the unit people speak: per cent, yuan, metres, per mille. */
const int = z.int('number').min(0, 'at_least:0')
const bps = int.max(100_000, 'at_most:1000')
const share = int.max(10_000, 'at_most:100')
const fen = int.max(10_000_000, 'at_most:100000')
const ppm = int.max(50_000, 'at_most:50')
const centimetres = z.int('number').min(1, 'at_least:0.01').max(3000, 'at_most:30')
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'date')

/**
 * How the storey height raises a fee. `step`: over `freeToCm` each begun `stepCm` counted from `countFromCm` adds `bpsPerStep`
 * (Taiyuan: over 3.2 m, from 2.8 m, 3 % per 0.1 m). `bands`: the factor of the first band it does not exceed. `ratio`: height ÷ base.
 */
const storey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('step'),
    freeToCm: centimetres,
    countFromCm: centimetres,
    stepCm: centimetres,
    bpsPerStep: bps,
    capBps: bps.nullish(),
  }),
  z.strictObject({
    kind: z.literal('bands'),
    bands: z.array(z.strictObject({ upToCm: centimetres.nullable(), factorBps: bps })).min(1, 'required'),
  }),
  z.strictObject({ kind: z.literal('ratio'), baseCm: centimetres }),
])

/** The numbers of one price. Shares are in ten-thousandths, late fees in millionths a day, prices in fen. */
export const tariffBody = z.strictObject({
  /** fen per m² of the billed area and season; per unit of a meter where `areaBase` is `meter` */
  unitPriceFen: fen,
  areaBase: z.enum(['gross', 'inside', 'usable', 'meter']),
  /** usable area = building area ÷ this, in thousandths (1333 where a firm divides by 1.333) */
  usableDivisor: z.int('number').min(1000, 'at_least:1').max(3000, 'at_most:3').nullish(),
  storey,
  /** rooms too low to count whole: below `belowCm` only `shareBps` of the area counts */
  lowRooms: z.array(z.strictObject({ belowCm: centimetres, shareBps: bps })).nullish(),
  /** two-part price: a basic share of the area fee, and so much a unit; together at most `capBps` of the area fee */
  metered: z.strictObject({ basicBps: share, perUnitFen: fen, capBps: bps.nullish() }).nullish(),
  /** the share of the fee that stays when heat is stopped in time */
  vacancyBps: share,
  lowIncomePriceFen: fen.nullish(),
  /** paid in full by the day: so much comes back as advance */
  early: z.array(z.strictObject({ until: monthDay, bps: share })).nullish(),
  late: z
    .strictObject({
      ppmPerDay: ppm,
      /** a higher rate for days in a later calendar year than the due day's */
      laterYearPpm: ppm.nullish(),
      capBps: bps.nullish(),
      minFen: fen.nullish(),
    })
    .nullish(),
})

/** What is wrong with a row of heights: only the last may be open, and each lies above the one before it, or it would never be met. */
const heightIssues = (heights: readonly (number | null)[]) =>
  heights.map((cm, i) => {
    if (cm === null) return i < heights.length - 1 ? 'required' : null
    return i > 0 && cm <= (heights[i - 1] ?? 0) ? 'ascending' : null
  })

/** The days of a month in every year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MOST_EARLY = 20

/** What is wrong with a row of days: each is one that every year has, and later than the one before, or it would never be met. */
const dayIssues = (days: readonly string[]) =>
  days.map((day, i) => {
    const [month, of] = day.split('-').map(Number) as [number, number]
    if (of > DAYS[month - 1]!) return 'date'
    return i > 0 && day <= days[i - 1]! ? 'later' : null
  })

/** A price as it is written anew; those already kept are read by `tariffBody`. */
export const writtenTariff = tariffBody.superRefine(({ storey, lowRooms, early }, ctx) => {
  const refuse = (issues: (string | null)[], path: (row: number) => (string | number)[]) =>
    issues.forEach((message, i) => message && ctx.addIssue({ code: 'custom', message, path: path(i) }))
  const check = (heights: (number | null)[], path: (row: number) => (string | number)[]) =>
    refuse(heightIssues(heights), path)
  const days = (early ?? []).map(({ until }) => until)
  if (days.length > MOST_EARLY) refuse([`at_most:${MOST_EARLY}`], () => ['early'])
  else refuse(dayIssues(days), (row) => ['early', row, 'until'])
  const bands = storey.kind === 'bands' ? storey.bands : []
  check(
    bands.map(({ upToCm }) => upToCm),
    (row) => ['storey', 'bands', row, 'upToCm'],
  )
  check(
    (lowRooms ?? []).map(({ belowCm }) => belowCm),
    (row) => ['lowRooms', row, 'belowCm'],
  )
})
export type TariffBody = z.output<typeof tariffBody>
export type Storey = TariffBody['storey']
