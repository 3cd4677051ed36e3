import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { holds } from '@/lib/kernel/actor'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { findTicketByNo } from '@/lib/tickets/find-for-orders'
import type { ReplyTicketInput } from '@/lib/tickets/inputs'
import { replyTicket } from '@/lib/tickets/resolve-ticket'
import { countOrders } from '@/lib/tickets/work-on-ticket'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import { findOrder, findOwnOrder, moveOrder } from './internal/find-order'
import { whatIsLeft } from './internal/what-is-left'

/**
 * The unit answers the centre in writing: the handling order it took on is done with the answer, and the ticket resolved.
 * Blockers: wrong_state, open_orders (work on site is still open), orders_undone (one was left incomplete and is not waived).
 */
export async function replyForUnit(ctx: StaffContext, input: ReplyTicketInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:reply')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketByNo(tx, input.ticketNo)
    if (ticket.version !== input.expectedVersion) conflict({ version: ticket.version, status: ticket.status })
    const { undone } = await whatIsLeft(tx, ticket.id)
    refuseIf(undone.length > 0 ? [{ code: 'orders_undone', params: { no: undone[0]! } }] : [])
    const handling = await tx.db.workOrder.findFirst({
      where: {
        ticketId: ticket.id,
        orgId: tx.actor.orgId,
        kind: 'handle',
        status: { in: ['accepted', 'in-progress'] },
      },
      select: { no: true },
    })
    if (!handling) return replyTicket(tx, input)
    const centre = holds(tx.actor, ['dispatcher', 'supervisor'])
    const order = await (centre ? findOrder : findOwnOrder)(tx, handling.no)
    await moveOrder(tx, order, 'reply', { endedAt: tx.now, outcome: 'replied' })
    await countOrders(tx, ticket.id, -1)
    await recordEvent(tx, {
      type: 'order.done',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { no: order.no, kind: order.kind, outcome: 'replied', finding: input.text },
    })
    return replyTicket(tx, { ...input, expectedVersion: input.expectedVersion + 1 }) // counting the order was a change
  })
}
