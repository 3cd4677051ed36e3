import { decimals } from '@/lib/kernel/decimals'
import { mulDiv } from '@/lib/kernel/money'
import type { Storey, TariffBody } from './tariff-body'

const WHOLE = 10_000n

/** What a bill is made of. Areas in hundredths of m², heights in cm, meter units in thousandths. */
export type Billed = {
  grossArea: bigint | null
  insideArea: bigint | null
  heightCm: number | null
  metering: string
  useMilli?: bigint | null
  lowIncome: boolean
  /** the day heat was asked to be stopped for this period, and the last day for it */
  stopRequestedOn?: string | null
  stopUseBy: string
}

/** One step of the arithmetic, worded by the screen: what, with which numbers, how much. */
export type BillLine = { code: string; params: Record<string, string>; fen: string }
export type Computed = { ok: true; lines: BillLine[]; totalFen: bigint } | { ok: false; exception: string }

const percent = (bps: bigint) => `${Number(bps) / 100}%`

/** The factor of a storey height in ten-thousandths; 10000 where it changes nothing. */
export function storeyFactor(rule: Storey, heightCm: number | null): bigint {
  if (heightCm === null || rule.kind === 'none') return WHOLE
  if (rule.kind === 'ratio') return mulDiv(BigInt(heightCm), WHOLE, BigInt(rule.baseCm))
  if (rule.kind === 'bands') {
    const band = rule.bands.find(({ upToCm }) => upToCm === null || heightCm <= upToCm)
    return BigInt(band?.factorBps ?? WHOLE)
  }
  if (heightCm <= rule.freeToCm) return WHOLE
  const steps = Math.ceil((heightCm - rule.countFromCm) / rule.stepCm)
  const more = BigInt(Math.min(steps * rule.bpsPerStep, rule.capBps ?? Number.MAX_SAFE_INTEGER))
  return WHOLE + more
}

/** The area a fee is asked for, in hundredths of m²; null when the register does not hold it. */
export function billedArea(body: TariffBody, { grossArea, insideArea, heightCm }: Billed): bigint | null {
  const area =
    body.areaBase === 'inside'
      ? insideArea
      : body.areaBase === 'usable'
        ? grossArea && mulDiv(grossArea, 1000n, BigInt(body.usableDivisor ?? 1000))
        : grossArea
  if (!area) return null
  const low = heightCm === null ? undefined : body.lowRooms?.find(({ belowCm }) => heightCm < belowCm)
  return low ? mulDiv(area, BigInt(low.shareBps), WHOLE) : area
}

/**
 * The arithmetic of a period's bill. Exceptions: missing-area, missing-reading (a metered price without a reading), zero-amount.
 * Each line is rounded half up to the fen; the total is their sum.
 */
export function billLines(body: TariffBody, billed: Billed): Computed {
  const lines: BillLine[] = []
  let total = 0n
  const add = (code: string, fen: bigint, params: Record<string, string>) => {
    total += fen
    lines.push({ code, params, fen: String(fen) })
  }
  const price = BigInt(billed.lowIncome && body.lowIncomePriceFen ? body.lowIncomePriceFen : body.unitPriceFen)
  if (body.areaBase === 'meter') {
    if (billed.useMilli == null) return { ok: false, exception: 'missing-reading' }
    add('use', mulDiv(price, billed.useMilli, 1000n), { use: decimals(billed.useMilli, 3), price: decimals(price, 2) })
  } else {
    const area = billedArea(body, billed)
    if (area === null) return { ok: false, exception: 'missing-area' }
    const code = billed.lowIncome && body.lowIncomePriceFen ? 'area-low-income' : 'area'
    add(code, mulDiv(price, area, 100n), { area: decimals(area, 2), price: decimals(price, 2), base: body.areaBase })
    const factor = storeyFactor(body.storey, billed.heightCm)
    if (factor !== WHOLE)
      add('storey', mulDiv(total, factor, WHOLE) - total, {
        height: decimals(BigInt(billed.heightCm ?? 0), 2),
        factor: decimals(factor, 4),
      })
    if (body.metered && billed.metering === 'heat-meter' && billed.useMilli != null)
      meteredLines(body.metered, billed.useMilli, total, add)
  }
  if (billed.stopRequestedOn) {
    if (billed.stopRequestedOn > billed.stopUseBy)
      add('stop-too-late', 0n, { asked: billed.stopRequestedOn, by: billed.stopUseBy })
    else {
      const share = BigInt(body.vacancyBps)
      add('stopped', mulDiv(total, share, WHOLE) - total, {
        share: percent(share),
        asked: billed.stopRequestedOn,
        by: billed.stopUseBy,
      })
    }
  }
  return total > 0n ? { ok: true, lines, totalFen: total } : { ok: false, exception: 'zero-amount' }
}

/** Turns the fee by area into basic part and metered part, within the cap. */
function meteredLines(
  metered: NonNullable<TariffBody['metered']>,
  useMilli: bigint,
  areaFee: bigint,
  add: (code: string, fen: bigint, params: Record<string, string>) => void,
): void {
  const basic = mulDiv(areaFee, BigInt(metered.basicBps), WHOLE)
  const use = mulDiv(BigInt(metered.perUnitFen), useMilli, 1000n)
  add('metered-basic', basic - areaFee, { share: percent(BigInt(metered.basicBps)) })
  add('metered-use', use, { use: decimals(useMilli, 3), price: decimals(BigInt(metered.perUnitFen), 2) })
  const cap = metered.capBps == null ? null : mulDiv(areaFee, BigInt(metered.capBps), WHOLE)
  if (cap !== null && basic + use > cap)
    add('metered-cap', cap - basic - use, { share: percent(BigInt(metered.capBps!)) })
}
