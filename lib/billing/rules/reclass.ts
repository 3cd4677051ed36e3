import type { Blocker } from '@/lib/kernel/blockers'
import { mulDiv, yuanText } from '@/lib/kernel/money'
import { dayOfDate } from '@/lib/kernel/zones'
import type { BillLine } from './bill-lines'

export type Season = { code: string; startsOn: string; endsOn: string }

/** Days from one local date to another, both counted. */
export const daysBetween = (from: string, to: string): number => dayOfDate(to) - dayOfDate(from) + 1

type Rerating = { oldFen: bigint; newFen: bigint; season: Season; effectiveOn: string }

/**
 * The difference of a season re-rated from a day on: so many of its days at the new whole-season fee, less the same days at the old one.
 * Each line is rounded half up to the fen by itself; the day of effect and the last day count. Below zero is a credit.
 */
export function reclassLines({ oldFen, newFen, season, effectiveOn }: Rerating): {
  lines: BillLine[]
  differenceFen: bigint
} {
  const [all, days] = [daysBetween(season.startsOn, season.endsOn), daysBetween(effectiveOn, season.endsOn)]
  const part = (fen: bigint) => mulDiv(fen, BigInt(days), BigInt(all))
  const shown = (fen: bigint) => ({ full: yuanText(fen), days: String(days), season: String(all), from: effectiveOn })
  const lines = [
    { code: 'reclass-new', params: shown(newFen), fen: String(part(newFen)) },
    { code: 'reclass-old', params: shown(oldFen), fen: String(-part(oldFen)) },
  ]
  return { lines, differenceFen: part(newFen) - part(oldFen) }
}

type Effect = { effectiveOn: string; season: Season | null; lastEffectOn: string | null }

/** A day of effect lies in a season, after the last change of that season: effect_outside_season, effect_before_last {on}. */
export function effectBlockers({ effectiveOn, season, lastEffectOn }: Effect): Blocker[] {
  if (!season || effectiveOn < season.startsOn || effectiveOn > season.endsOn)
    return [{ code: 'effect_outside_season' }]
  return lastEffectOn && effectiveOn <= lastEffectOn
    ? [{ code: 'effect_before_last', params: { on: lastEffectOn } }]
    : []
}

type Opening = { accountStatus: string; fromClass: string; toClass: string; openNo: string | null }

/** account_closed, same_class, change_open {no}: one dispute of an account at a time. */
export function openingBlockers({ accountStatus, fromClass, toClass, openNo }: Opening): Blocker[] {
  return [
    ...(accountStatus === 'closed' ? [{ code: 'account_closed' }] : []),
    ...(fromClass === toClass ? [{ code: 'same_class' }] : []),
    ...(openNo ? [{ code: 'change_open', params: { no: openNo } }] : []),
  ]
}

type Deciding = { status: string; openedById: string; checkedById: string | null; actorId: string }

/** Checked first, once, and by neither who opened nor who checked it: not_checked, already_decided, own_check. */
export function classDecisionBlockers({ status, openedById, checkedById, actorId }: Deciding): Blocker[] {
  if (status === 'opened') return [{ code: 'not_checked' }]
  if (status !== 'checked') return [{ code: 'already_decided' }]
  return actorId === openedById || actorId === checkedById ? [{ code: 'own_check' }] : []
}
