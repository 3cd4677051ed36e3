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

/** One overdue bill as a charge sees it: what is open, since when, up to when days have been charged, and how much. */
/** `kind` and `periodCode` are what the bill is called among people. */
export type Overdue = Owed & {
  billId: string
  billNo: string
  kind?: string
  periodCode?: string
  countedTo: string
  chargedFen: bigint
  rule: LateRule
}
export type Charged = { billId: string; fromOn: string; baseFen: bigint; fen: bigint; line: BillLine }

/**
 * What several bills are charged for the days since they were last charged, up to and including `on`, by each bill's own price: what has been
 * charged before counts towards the cap of a bill; the sum is rounded once and spread over the lines; the least amount counts for the whole.
 */
export function lateCharges(overdue: readonly Overdue[], on: string): Charged[] {
  const due = overdue.flatMap((bill) => {
    const exact =
      exactOf(bill.rule, bill, on) - (bill.countedTo > bill.dueOn ? exactOf(bill.rule, bill, bill.countedTo) : 0n)
    const cap = bill.rule.capBps == null ? null : bill.outstandingFen * BigInt(bill.rule.capBps) * 100n
    const left = cap === null ? exact : cap - bill.chargedFen * 1_000_000n
    const owed = exact > left ? left : exact
    return owed > 0n && on > bill.countedTo ? [{ bill, owed }] : []
  })
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
  return due.map(({ bill }, i) => {
    const days = String(dayOf(on) - dayOf(bill.countedTo))
    const params = {
      bill: bill.billNo,
      ...(bill.kind ? { kind: bill.kind, period: bill.periodCode ?? '' } : {}),
      base: yuanText(bill.outstandingFen),
      days,
      rate: `${bill.rule.ppmPerDay / 1000}‰`,
    }
    const fen = parts[i] ?? 0n
    return {
      ...{ billId: bill.billId, fromOn: bill.countedTo, baseFen: bill.outstandingFen, fen },
      line: { code: 'late-fee', params: { ...params, until: on }, fen: String(fen) },
    }
  })
}
