import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { ResolveSuspenseInput } from './inputs'
import { lockAccount, openBills } from './internal/load'
import { receive } from './internal/receive'
import { lockSuspense } from './internal/suspense'
import { allocate } from './rules/allocate'
import { paymentBlockers } from './rules/paying'
import { heldBlockers } from './rules/returning'

/**
 * Gives money nobody claimed to the account it was meant for, oldest bill first. Blockers: already_decided, return_asked (it is to go back
 * to its payer, which another decides), account_closed.
 */
export async function resolveSuspense(ctx: StaffContext, input: ResolveSuspenseInput): Promise<{ no: string }> {
  authorize(ctx, 'suspense:resolve')
  return inTransaction(ctx, async (tx) => {
    const account = await lockAccount(tx, input.accountNo)
    const held = await lockSuspense(tx, input.suspenseId)
    refuseIf([
      ...heldBlockers(held),
      ...paymentBlockers({ status: account.status, tender: 'transfer', hasDrawer: false }),
    ])
    const bills = await openBills(tx, account.id)
    const money = { amountFen: held.amountFen, tender: 'transfer', place: 'bank', source: 'suspense' } as const
    const { paymentId, no } = await receive(tx, account, bills, allocate(bills, held.amountFen), money)
    const { count } = await tx.db.suspense.updateMany({
      where: { id: held.id, resolvedAt: null },
      data: { resolvedAt: tx.now, resolvedBy: tx.actor.name, paymentId },
    })
    if (count !== 1) conflict()
    const data = { amount: yuanText(held.amountFen), account: account.accountNo, reason: input.reason }
    await recordEvent(tx, { type: 'suspense.resolved', subject: 'account', subjectId: account.id, data })
    return { no }
  })
}
