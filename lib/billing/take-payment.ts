import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { Blocker } from '@/lib/kernel/blockers'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { HALL_TENDERS, type TakePaymentInput, type UseAdvanceInput } from './inputs'
import { lockAccount, openBills, ownDrawer } from './internal/load'
import { receive } from './internal/receive'
import { allocate, instructionBlockers } from './rules/allocate'
import { advanceBlockers, paymentBlockers } from './rules/paying'

/** A slip is entered once, by whichever way of paying; two who enter it at once take turns: reference_taken {no}. */
async function slipBlockers(tx: StaffContext, { externalRef }: TakePaymentInput): Promise<Blocker[]> {
  if (!externalRef) return []
  const { orgId } = tx.actor
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slip ${orgId} ${externalRef}`}, 0))`
  const where = { orgId, tender: { in: [...HALL_TENDERS] }, externalRef }
  const known = await tx.db.payment.findFirst({ where, select: { no: true } })
  return known ? [{ code: 'reference_taken', params: { no: known.no } }] : []
}

export type Taken = { no: string; amountFen: string; surplusFen: string; discountFen: string }

/**
 * Money at the hall or at the door: oldest bill first unless bills are named, what is left over stays as advance; one receipt.
 * Amounts in fen. Blockers: account_closed, no_drawer (cash needs the taker's open drawer), unknown_bill, bill_with_bank,
 * reference_taken {no} (a slip of this number is in the books), all_to_advance {reason, amount} (no bill can take it now and it was not said
 * to be paid ahead).
 */
export async function takePayment(ctx: StaffContext, input: TakePaymentInput): Promise<Taken> {
  authorize(ctx, 'payment:take')
  return inTransaction(ctx, async (tx) => {
    const account = await lockAccount(tx, input.accountNo)
    const drawer = await ownDrawer(tx)
    refuseIf(paymentBlockers({ status: account.status, tender: input.tender, hasDrawer: drawer !== null }))
    const bills = await openBills(tx, account.id)
    refuseIf([...instructionBlockers(bills, input.billIds), ...(await slipBlockers(tx, input))])
    const allocated = allocate(bills, input.amountYuan, input.billIds)
    const { amountYuan: amountFen, asAdvance } = input
    refuseIf(advanceBlockers({ bills, parts: allocated.parts, amountFen, asAdvance }))
    const { no, surplusFen, discountFen } = await receive(tx, account, bills, allocated, {
      amountFen,
      tender: input.tender,
      place: input.place,
      drawerId: input.tender === 'cash' ? drawer!.id : null,
      externalRef: input.externalRef,
      payer: input.payer,
    })
    return { no, amountFen: String(amountFen), surplusFen: String(surplusFen), discountFen: String(discountFen) }
  })
}

/** Pays what is owed from what was paid ahead, oldest first. Blockers: no_advance, nothing_owed. */
export async function useAdvance(ctx: StaffContext, input: UseAdvanceInput): Promise<Taken> {
  authorize(ctx, 'payment:take')
  return inTransaction(ctx, async (tx) => {
    const account = await lockAccount(tx, input.accountNo)
    const bills = await openBills(tx, account.id)
    const { parts, surplusFen } = allocate(bills, account.advanceFen)
    const amountFen = account.advanceFen - surplusFen
    refuseIf([
      ...(account.advanceFen === 0n ? [{ code: 'no_advance' }] : []),
      ...(account.advanceFen > 0n && amountFen === 0n ? [{ code: 'nothing_owed' }] : []),
    ])
    const taken = { parts, surplusFen: 0n }
    const { no } = await receive(tx, account, bills, taken, { amountFen, tender: 'advance', place: 'hall' })
    return { no, amountFen: String(amountFen), surplusFen: '0', discountFen: '0' }
  })
}
