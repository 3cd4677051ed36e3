import { z } from 'zod'

const bps = z.int().min(0).max(100_000)
const fen = z.int().min(0).max(10_000_000)
const centimetres = z.int().min(1).max(3000)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

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
    bands: z.array(z.strictObject({ upToCm: centimetres.nullable(), factorBps: bps })).min(1),
  }),
  z.strictObject({ kind: z.literal('ratio'), baseCm: centimetres }),
])

/** The numbers of one price. Shares are in ten-thousandths, late fees in millionths a day, prices in fen. */
export const tariffBody = z.strictObject({
  /** fen per m² of the billed area and season; per unit of a meter where `areaBase` is `meter` */
  unitPriceFen: fen,
  areaBase: z.enum(['gross', 'inside', 'usable', 'meter']),
  /** usable area = building area ÷ this, in thousandths (1333 where a firm divides by 1.333) */
  usableDivisor: z.int().min(1000).max(3000).nullish(),
  storey,
  /** rooms too low to count whole: below `belowCm` only `shareBps` of the area counts */
  lowRooms: z.array(z.strictObject({ belowCm: centimetres, shareBps: bps })).nullish(),
  /** two-part price: a basic share of the area fee, and so much a unit; together at most `capBps` of the area fee */
  metered: z.strictObject({ basicBps: bps.max(10_000), perUnitFen: fen, capBps: bps.nullish() }).nullish(),
  /** the share of the fee that stays when heat is stopped in time */
  vacancyBps: bps.max(10_000),
  lowIncomePriceFen: fen.nullish(),
  /** paid in full by the day: so much comes back as advance */
  early: z.array(z.strictObject({ until: monthDay, bps: bps.max(10_000) })).nullish(),
  late: z
    .strictObject({
      ppmPerDay: z.int().min(0).max(50_000),
      /** a higher rate for days in a later calendar year than the due day's */
      laterYearPpm: z.int().min(0).max(50_000).nullish(),
      capBps: bps.nullish(),
      minFen: fen.nullish(),
    })
    .nullish(),
})
export type TariffBody = z.output<typeof tariffBody>
export type Storey = TariffBody['storey']
