import { DAY_MS } from '@/lib/kernel/zones'
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
