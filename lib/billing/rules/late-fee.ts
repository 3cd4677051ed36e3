import { DAY_MS } from '@/lib/kernel/zones'
import type { BillLine } from './bill-lines'
import { apportion } from './retrofit'
import { yuanText } from '@/lib/kernel/money'
import type { TariffBody } from './tariff-body'

export type LateRule = NonNullable<TariffBody['late']>
export type Owed = { outstandingFen: bigint; dueOn: string }

const dayOf = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)

/** Days after the due day up to and including `on`, split at the turn of the due day's year. */
function overdueDays({ dueOn }: Owed, on: string): { sameYear: number; later: number } {
  const [due, until] = [dayOf(dueOn), dayOf(on)]
  const endOfYear = dayOf(`${dueOn.slice(0, 4)}-12-31`)
  return {
    sameYear: Math.max(0, Math.min(until, endOfYear) - due),
    later: Math.max(0, until - Math.max(endOfYear, due)),
  }
}

/** The late fee of one bill in millionths of a fen, before the least amount and rounding; never above the cap. */
function exactOf(rule: LateRule, owed: Owed, on: string): bigint {
  const { sameYear, later } = overdueDays(owed, on)
  const rate = BigInt(rule.ppmPerDay) * BigInt(sameYear) + BigInt(rule.laterYearPpm ?? rule.ppmPerDay) * BigInt(later)
  const exact = owed.outstandingFen * rate
  const cap = rule.capBps == null ? null : owed.outstandingFen * BigInt(rule.capBps) * 100n
  return cap !== null && exact > cap ? cap : exact
}

/**
 * The late fee of several bills paid on one local day, in fen: by days overdue, a dearer rate for days in a later year, the cap per bill,
 * and the least amount for the whole (under 1 yuan is charged as 1 yuan where the rule says so).
 */
export function lateFee(rule: LateRule | null | undefined, bills: readonly Owed[], on: string): bigint {
  if (!rule) return 0n
  const exact = bills.reduce((sum, bill) => sum + exactOf(rule, bill, on), 0n)
  if (exact === 0n) return 0n
  const fen = (exact + 500_000n) / 1_000_000n
  const least = BigInt(rule.minFen ?? 0)
  return fen < least ? least : fen
}

/**
 * One overdue bill as a charge sees it: what is open now, what was paid of it after its due day, up to when days have been charged, and how
 * much. `kind` and `periodCode` are what the bill is called among people.
 */
export type Overdue = Owed & {
  billId: string
  billNo: string
  kind?: string
  periodCode?: string
  countedTo: string
  chargedFen: bigint
  /** a payment of a day lowers what is open from the next day on */
  paid?: readonly { on: string; fen: bigint }[]
  rule: LateRule
}
export type Charged = { billId: string; fromOn: string; untilOn: string; baseFen: bigint; fen: bigint; line: BillLine }

type Stretch = { fromOn: string; untilOn: string; baseFen: bigint }

/** The days not charged yet, up to and including `on`, in stretches of one open amount each; days with nothing open are in none. */
function stretchesOf({ countedTo, outstandingFen, paid = [] }: Overdue, on: string): Stretch[] {
  const ends = [...new Set(paid.map((one) => one.on))].filter((day) => day > countedTo && day < on).sort()
  let fromOn = countedTo
  return [...ends, on].flatMap((untilOn) => {
    const baseFen = paid.reduce((sum, one) => (one.on >= untilOn ? sum + one.fen : sum), outstandingFen)
    const stretch = { fromOn, untilOn, baseFen }
    fromOn = untilOn
    return baseFen > 0n && stretch.fromOn < untilOn ? [stretch] : []
  })
}

/** What each stretch of a bill comes to in millionths of a fen; with what was charged before never above the cap of what was overdue at first. */
function exactStretches(bill: Overdue, on: string): (Stretch & { bill: Overdue; owed: bigint })[] {
  const { rule, dueOn } = bill
  const overdueFen = (bill.paid ?? []).reduce((sum, one) => (one.on > dueOn ? sum + one.fen : sum), bill.outstandingFen)
  let left = rule.capBps == null ? null : overdueFen * BigInt(rule.capBps) * 100n - bill.chargedFen * 1_000_000n
  const uncapped = { ...rule, capBps: null }
  return stretchesOf(bill, on).flatMap((stretch) => {
    const owing = { outstandingFen: stretch.baseFen, dueOn }
    const exact = exactOf(uncapped, owing, stretch.untilOn) - exactOf(uncapped, owing, stretch.fromOn)
    const owed = left !== null && exact > left ? left : exact
    if (left !== null) left -= owed > 0n ? owed : 0n
    return owed > 0n ? [{ ...stretch, bill, owed }] : []
  })
}

/**
 * What several bills are charged for the days since they were last charged, up to and including `on`, by each bill's own price and what was
 * open of it on each day, paid since or not; what has been charged before counts towards the cap of a bill; the sum is rounded once and
 * spread over the lines; the least amount counts for the whole.
 */
export function lateCharges(overdue: readonly Overdue[], on: string): Charged[] {
  const due = overdue.flatMap((bill) => exactStretches(bill, on))
  const total = due.reduce((sum, { owed }) => sum + owed, 0n)
  if (total === 0n) return []
  const least = due.reduce(
    (most, { bill }) => (BigInt(bill.rule.minFen ?? 0) > most ? BigInt(bill.rule.minFen ?? 0) : most),
    0n,
  )
  const rounded = (total + 500_000n) / 1_000_000n
  const parts = apportion(
    rounded < least ? least : rounded,
    due.map(({ owed }) => owed),
  )
  return due.map(({ bill, fromOn, untilOn, baseFen }, i) => {
    const params = {
      bill: bill.billNo,
      ...(bill.kind ? { kind: bill.kind, period: bill.periodCode ?? '' } : {}),
      base: yuanText(baseFen),
      days: String(dayOf(untilOn) - dayOf(fromOn)),
      rate: `${bill.rule.ppmPerDay / 1000}‰`,
    }
    const fen = parts[i] ?? 0n
    return {
      ...{ billId: bill.billId, fromOn, untilOn, baseFen, fen },
      line: { code: 'late-fee', params: { ...params, until: untilOn }, fen: String(fen) },
    }
  })
}
