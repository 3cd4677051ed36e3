import type { Blocker } from '@/lib/kernel/blockers'
import { yuanText } from '@/lib/kernel/money'

type Paying = { status: string; tender: string; hasDrawer: boolean }

/** Why money is not taken here: account_closed, no_drawer (cash lies in the open drawer of its taker or nowhere). */
export function paymentBlockers({ status, tender, hasDrawer }: Paying): Blocker[] {
  return [
    ...(status === 'closed' ? [{ code: 'account_closed' }] : []),
    ...(tender === 'cash' && !hasDrawer ? [{ code: 'no_drawer' }] : []),
  ]
}

type ToAdvance = {
  bills: readonly { locked: boolean }[]
  parts: readonly unknown[]
  amountFen: bigint
  asAdvance: boolean
}

/**
 * Money that can settle nothing now is taken only when it is said to be paid ahead: all_to_advance {reason, amount}, the reason being
 * bank_out (every open bill is out with the bank) or nothing_owed.
 */
export function advanceBlockers({ bills, parts, amountFen, asAdvance }: ToAdvance): Blocker[] {
  if (parts.length > 0 || asAdvance) return []
  const reason = bills.some(({ locked }) => locked) ? 'bank_out' : 'nothing_owed'
  return [{ code: 'all_to_advance', params: { reason, amount: yuanText(amountFen) } }]
}

type Reversing = {
  reversed: boolean
  /** taken by the one who now takes it back */
  isOwn: boolean
  surplusFen: bigint
  discountFen: bigint
  advanceFen: bigint
  moves: boolean
  sameAccount: boolean
}

/** Why a payment is not taken back: already_reversed, own_payment (four eyes), advance_used (what it paid ahead has been spent since), same_account. */
export function reversalBlockers(facts: Reversing): Blocker[] {
  return [
    ...(facts.reversed ? [{ code: 'already_reversed' }] : []),
    ...(!facts.reversed && facts.isOwn ? [{ code: 'own_payment' }] : []),
    ...(!facts.reversed && facts.surplusFen + facts.discountFen > facts.advanceFen ? [{ code: 'advance_used' }] : []),
    ...(facts.moves && facts.sameAccount ? [{ code: 'same_account' }] : []),
  ]
}
