import type { Blocker } from '@/lib/kernel/blockers'
import { yuanText } from '@/lib/kernel/money'

/** A count that differs says why: variance_reason_needed {difference}. */
export function closingBlockers(facts: { expectedFen: bigint; countedFen: bigint; reason: string }): Blocker[] {
  const difference = facts.countedFen - facts.expectedFen
  return difference !== 0n && facts.reason === ''
    ? [{ code: 'variance_reason_needed', params: { difference: yuanText(difference) } }]
    : []
}

type HandIn = { closedAt: Date | null; handedAt: Date | null; staffId: string; actorId: string }

/** Counted first, once, and by another: not_counted, already_handed_in, own_drawer. */
export function handInBlockers({ closedAt, handedAt, staffId, actorId }: HandIn): Blocker[] {
  if (!closedAt) return [{ code: 'not_counted' }]
  if (handedAt) return [{ code: 'already_handed_in' }]
  return staffId === actorId ? [{ code: 'own_drawer' }] : []
}

/** Cash goes out of a drawer that holds it: drawer_short {holds}. */
export function payoutBlockers(facts: { holdsFen: bigint; amountFen: bigint }): Blocker[] {
  return facts.amountFen > facts.holdsFen
    ? [{ code: 'drawer_short', params: { holds: yuanText(facts.holdsFen < 0n ? 0n : facts.holdsFen) } }]
    : []
}
