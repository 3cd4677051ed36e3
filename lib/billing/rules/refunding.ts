import type { Blocker } from '@/lib/kernel/blockers'
import { yuanText } from '@/lib/kernel/money'

/** Only what was paid ahead and is not asked for already can be given back: refund_too_much {left}. */
export function refundBlockers(facts: { amountFen: bigint; advanceFen: bigint; waitingFen: bigint }): Blocker[] {
  const left = facts.advanceFen - facts.waitingFen
  return facts.amountFen > left ? [{ code: 'refund_too_much', params: { left: yuanText(left < 0n ? 0n : left) } }] : []
}

type Deciding = {
  status: string
  requestedById: string
  actorId: string
  approves: boolean
  way: string
  drawerId: string | null
  amountFen: bigint
  advanceFen: bigint
}

/** Four eyes, once, and only while the money is there: own_request, already_decided, refund_too_much, no_drawer. */
export function decisionBlockers(facts: Deciding): Blocker[] {
  if (facts.status !== 'requested') return [{ code: 'already_decided' }]
  if (facts.requestedById === facts.actorId) return [{ code: 'own_request' }]
  if (!facts.approves) return []
  return [
    ...refundBlockers({ ...facts, waitingFen: 0n }),
    ...(facts.way === 'cash' && !facts.drawerId ? [{ code: 'no_drawer' }] : []),
  ]
}
