import type { Blocker } from '@/lib/kernel/blockers'
import { yuanText } from '@/lib/kernel/money'

/** A difference in the words of the till: so much over, or so much short. */
const differing = (fen: bigint) => ({ kind: fen > 0n ? 'over' : 'short', difference: yuanText(fen < 0n ? -fen : fen) })

/** A count that differs says why: variance_reason_needed {kind, difference}. */
export function closingBlockers(facts: { expectedFen: bigint; countedFen: bigint; reason: string }): Blocker[] {
  const difference = facts.countedFen - facts.expectedFen
  return difference !== 0n && facts.reason === ''
    ? [{ code: 'variance_reason_needed', params: differing(difference) }]
    : []
}

type HandIn = {
  closedAt: Date | null
  handedAt: Date | null
  staffId: string
  countedById: string | null
  actorId: string
  countedFen: bigint | null
  receivedFen: bigint
  reason: string
}

/** Counted first, once, by another, who counts too: not_counted, already_handed_in, own_drawer, hand_in_differs {kind, difference} (without a reason). */
export function handInBlockers(facts: HandIn): Blocker[] {
  if (!facts.closedAt) return [{ code: 'not_counted' }]
  if (facts.handedAt) return [{ code: 'already_handed_in' }]
  if ([facts.staffId, facts.countedById].includes(facts.actorId)) return [{ code: 'own_drawer' }]
  const difference = facts.receivedFen - (facts.countedFen ?? 0n)
  return difference !== 0n && facts.reason === '' ? [{ code: 'hand_in_differs', params: differing(difference) }] : []
}

/** Cash goes out of a drawer that holds it: drawer_short {holds}. */
export function payoutBlockers(facts: { holdsFen: bigint; amountFen: bigint }): Blocker[] {
  return facts.amountFen > facts.holdsFen
    ? [{ code: 'drawer_short', params: { holds: yuanText(facts.holdsFen < 0n ? 0n : facts.holdsFen) } }]
    : []
}
