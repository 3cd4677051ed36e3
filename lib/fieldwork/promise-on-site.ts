import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { makeCommitment } from '@/lib/tickets/commit-to'
import type { PromiseOnSiteInput } from './inputs'
import { findOwnOrder } from './internal/find-order'

/** A promise made at the door is one like any other: owner, due time, warning. Blockers: promise_in_past, promise_too_far. */
export async function promiseOnSite(ctx: StaffContext, input: PromiseOnSiteInput): Promise<{ commitmentId: string }> {
  authorize(ctx, 'order:sync')
  return inTransaction(ctx, async (tx) => {
    const order = await findOwnOrder(tx, input.orderNo)
    const { no: ticketNo, contactName } = await tx.db.ticket.findUniqueOrThrow({
      where: { id: order.ticketId },
      select: { no: true, contactName: true },
    })
    const { requestKey, what, dueAt } = input
    return makeCommitment(tx, { requestKey, ticketNo, what, dueAt, toWhom: contactName || '客户' })
  })
}
