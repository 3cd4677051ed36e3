import type { Blocker } from '@/lib/kernel/blockers'
import { yuanText } from '@/lib/kernel/money'

/** What lies in suspense is dealt with once, by one way: already_decided, return_asked (another decides on it first). */
export function heldBlockers(facts: { resolved: boolean; asked: boolean }): Blocker[] {
  if (facts.resolved) return [{ code: 'already_decided' }]
  return facts.asked ? [{ code: 'return_asked' }] : []
}

/** Money goes back to its payer whole, and is asked for once: those of heldBlockers, return_not_whole {amount}. */
export function returnBlockers(facts: {
  resolved: boolean
  asked: boolean
  amountFen: bigint
  heldFen: bigint
}): Blocker[] {
  const held = heldBlockers(facts)
  if (held.length > 0 || facts.amountFen === facts.heldFen) return held
  return [{ code: 'return_not_whole', params: { amount: yuanText(facts.heldFen) } }]
}

type Deciding = { status: string; resolved: boolean; requestedById: string; actorId: string }

/** Four eyes, once: already_decided, own_request. */
export function returnDecisionBlockers(facts: Deciding): Blocker[] {
  if (facts.status !== 'requested' || facts.resolved) return [{ code: 'already_decided' }]
  return facts.requestedById === facts.actorId ? [{ code: 'own_request' }] : []
}
