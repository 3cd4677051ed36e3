import { decimals, shortDecimals, wholeOf } from '@/lib/kernel/decimals'
import type { FieldErrors } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/field-errors'
import { writtenTariff, type Storey, type TariffBody } from './tariff-body'

/** The places of each unit people speak: fen are hundredths of a yuan, cm of a metre, ppm thousandths of a per mille. */
export const PLACES = { yuan: 2, metre: 2, percent: 2, permille: 3, divisor: 3 } as const
export type Unit = keyof typeof PLACES

type Texts<K extends string> = Record<K, string>
type StoreyNumber = 'freeToCm' | 'countFromCm' | 'stepCm' | 'bpsPerStep' | 'capBps' | 'baseCm'

/** A price as its form holds it: every number as written, in the units people speak; a part that is switched off is null. */
export type TariffText = {
  unitPriceFen: string
  areaBase: TariffBody['areaBase']
  usableDivisor: string
  storey: Texts<StoreyNumber> & { kind: Storey['kind']; bands: Texts<'upToCm' | 'factorBps'>[] }
  lowRooms: Texts<'belowCm' | 'shareBps'>[] | null
  metered: Texts<'basicBps' | 'perUnitFen' | 'capBps'> | null
  vacancyBps: string
  lowIncomePriceFen: string | null
  early: Texts<'until' | 'bps'>[] | null
  late: Texts<'ppmPerDay' | 'laterYearPpm' | 'capBps' | 'minFen'> | null
}
export type ReadTariff = { ok: true; body: TariffBody } | { ok: false; fields: FieldErrors }

/** A number of a price as people write it; nothing where there is none. */
export function unitText(value: number | null | undefined, unit: Unit): string {
  if (value == null) return ''
  return unit === 'yuan' || unit === 'metre' ? decimals(value, PLACES[unit]) : shortDecimals(value, PLACES[unit])
}

/** A price in the words of its form. */
export function tariffText(body: TariffBody): TariffText {
  const { storey, metered, late } = body
  const step = storey.kind === 'step' ? storey : null
  return {
    unitPriceFen: unitText(body.unitPriceFen, 'yuan'),
    areaBase: body.areaBase,
    usableDivisor: unitText(body.usableDivisor, 'divisor'),
    storey: {
      kind: storey.kind,
      freeToCm: unitText(step?.freeToCm, 'metre'),
      countFromCm: unitText(step?.countFromCm, 'metre'),
      stepCm: unitText(step?.stepCm, 'metre'),
      bpsPerStep: unitText(step?.bpsPerStep, 'percent'),
      capBps: unitText(step?.capBps, 'percent'),
      baseCm: unitText(storey.kind === 'ratio' ? storey.baseCm : null, 'metre'),
      bands: (storey.kind === 'bands' ? storey.bands : []).map(({ upToCm, factorBps }) => ({
        upToCm: unitText(upToCm, 'metre'),
        factorBps: unitText(factorBps, 'percent'),
      })),
    },
    lowRooms:
      body.lowRooms?.map(({ belowCm, shareBps }) => ({
        belowCm: unitText(belowCm, 'metre'),
        shareBps: unitText(shareBps, 'percent'),
      })) ?? null,
    metered: metered
      ? {
          basicBps: unitText(metered.basicBps, 'percent'),
          perUnitFen: unitText(metered.perUnitFen, 'yuan'),
          capBps: unitText(metered.capBps, 'percent'),
        }
      : null,
    vacancyBps: unitText(body.vacancyBps, 'percent'),
    lowIncomePriceFen: body.lowIncomePriceFen == null ? null : unitText(body.lowIncomePriceFen, 'yuan'),
    early: body.early?.map(({ until, bps }) => ({ until, bps: unitText(bps, 'percent') })) ?? null,
    late: late
      ? {
          ppmPerDay: unitText(late.ppmPerDay, 'permille'),
          laterYearPpm: unitText(late.laterYearPpm, 'permille'),
          capBps: unitText(late.capBps, 'percent'),
          minFen: unitText(late.minFen, 'yuan'),
        }
      : null,
  }
}

/** Reads numbers by the path they have in a price, and keeps why one is none. */
function numbersOf(fields: FieldErrors) {
  const number = (path: string, text: string, unit: Unit): number => {
    const read = wholeOf(text, PLACES[unit])
    if (typeof read === 'number') return read
    fields[path] = read
    return 0
  }
  const may = (path: string, text: string, unit: Unit) => (text.trim() ? number(path, text, unit) : undefined)
  return { number, may }
}

function storeyOf({ storey }: TariffText, { number, may }: ReturnType<typeof numbersOf>): Storey {
  const { kind } = storey
  const at = (field: StoreyNumber) =>
    number(`storey.${field}`, storey[field], field === 'bpsPerStep' ? 'percent' : 'metre')
  if (kind === 'none') return { kind }
  if (kind === 'ratio') return { kind, baseCm: at('baseCm') }
  if (kind === 'bands')
    return {
      kind,
      bands: storey.bands.map(({ upToCm, factorBps }, i) => ({
        upToCm: may(`storey.bands.${i}.upToCm`, upToCm, 'metre') ?? null,
        factorBps: number(`storey.bands.${i}.factorBps`, factorBps, 'percent'),
      })),
    }
  return {
    kind,
    freeToCm: at('freeToCm'),
    countFromCm: at('countFromCm'),
    stepCm: at('stepCm'),
    bpsPerStep: at('bpsPerStep'),
    capBps: may('storey.capBps', storey.capBps, 'percent'),
  }
}

/** The price a form says, or what is wrong at which of its fields: what a number is not, then what the schema refuses. */
export function tariffOf(text: TariffText): ReadTariff {
  const fields: FieldErrors = {}
  const read = numbersOf(fields)
  const { number, may } = read
  const { lowRooms, metered, lowIncomePriceFen, early, late } = text
  const body: TariffBody = {
    unitPriceFen: number('unitPriceFen', text.unitPriceFen, 'yuan'),
    areaBase: text.areaBase,
    usableDivisor: text.areaBase === 'usable' ? may('usableDivisor', text.usableDivisor, 'divisor') : undefined,
    storey: storeyOf(text, read),
    lowRooms: lowRooms?.map(({ belowCm, shareBps }, i) => ({
      belowCm: number(`lowRooms.${i}.belowCm`, belowCm, 'metre'),
      shareBps: number(`lowRooms.${i}.shareBps`, shareBps, 'percent'),
    })),
    metered: metered && {
      basicBps: number('metered.basicBps', metered.basicBps, 'percent'),
      perUnitFen: number('metered.perUnitFen', metered.perUnitFen, 'yuan'),
      capBps: may('metered.capBps', metered.capBps, 'percent'),
    },
    vacancyBps: number('vacancyBps', text.vacancyBps, 'percent'),
    lowIncomePriceFen: lowIncomePriceFen === null ? null : number('lowIncomePriceFen', lowIncomePriceFen, 'yuan'),
    early: early?.map(({ until, bps }, i) => ({ until, bps: number(`early.${i}.bps`, bps, 'percent') })),
    late: late && {
      ppmPerDay: number('late.ppmPerDay', late.ppmPerDay, 'permille'),
      laterYearPpm: may('late.laterYearPpm', late.laterYearPpm, 'permille'),
      capBps: may('late.capBps', late.capBps, 'percent'),
      minFen: may('late.minFen', late.minFen, 'yuan'),
    },
  }
  if (Object.keys(fields).length > 0) return { ok: false, fields }
  const checked = writtenTariff.safeParse(body)
  return checked.success ? { ok: true, body: checked.data } : { ok: false, fields: fieldErrors(checked.error) }
}
