import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { ticketStatus } from '@/lib/tickets/find-for-orders'
import { recallTicket } from '@/lib/tickets/recall-ticket'
import { countOrders, noteCrew } from '@/lib/tickets/work-on-ticket'
import type { RecallOrderInput } from './inputs'
import { findOrder, moveOrder } from './internal/find-order'
import { ordersReach } from './internal/orders-reach'
import { recallBlockers } from './rules/orders'

/**
 * An order sent by mistake is taken back before anybody has begun it; the last one of a ticket takes the ticket back to the dispatchers.
 * Blockers: wrong_state (begun or ended), crew_on_the_way.
 */
export async function recallOrder(
  ctx: StaffContext,
  input: RecallOrderInput,
): Promise<{ orderNo: string; toDispatch: boolean }> {
  authorize(ctx, 'order:recall')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    refuseIf(recallBlockers(order.status, order.setOffAt !== null))
    const { ticketId, no } = order
    await moveOrder(tx, order, 'recall', { endedAt: tx.now, outcome: 'recalled' }, input.expectedVersion)
    const data = { no, reason: input.reason }
    await recordEvent(tx, { type: 'order.recalled', subject: 'ticket', subjectId: ticketId, data })
    const left = await countOrders(tx, ticketId, -1)
    const toDispatch = left === 0 && ['dispatched', 'accepted'].includes(await ticketStatus(tx, ticketId))
    if (toDispatch) await recallTicket(tx, { ticketId, reason: input.reason })
    await noteCrew(tx, ticketId, await ordersReach(tx, ticketId))
    return { orderNo: no, toDispatch }
  })
}
