import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { acceptTicket } from '@/lib/tickets/accept-ticket'
import { returnTicket } from '@/lib/tickets/return-ticket'
import { countOrders } from '@/lib/tickets/work-on-ticket'
import type { AcceptOrderInput, ReturnOrderInput } from './inputs'
import { findOwnOrder, moveOrder } from './internal/find-order'
import { ticketStatus } from '@/lib/tickets/find-for-orders'

/** The crew or unit leader takes the order on; with it the unit has accepted the ticket. Blockers: wrong_state. */
export async function acceptOrder(ctx: StaffContext, input: AcceptOrderInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:accept')
  return inTransaction(ctx, async (tx) => {
    const order = await findOwnOrder(tx, input.orderNo)
    await moveOrder(tx, order, 'accept', { acceptedAt: tx.now, acceptedById: tx.actor.id }, input.expectedVersion)
    await recordEvent(tx, {
      type: 'order.accepted',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { no: order.no },
    })
    if ((await ticketStatus(tx, order.ticketId)) === 'dispatched') {
      await acceptTicket(tx, { ticketId: order.ticketId, crewId: order.crewId })
    }
    return { orderNo: order.no }
  })
}

/** Wrong unit, wrong place: back to the centre in the same ticket, with a reason, counted; with an objection it asks for a ruling. Blockers: wrong_state, ruled_no_return. */
export async function returnOrder(ctx: StaffContext, input: ReturnOrderInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:return')
  return inTransaction(ctx, async (tx) => {
    const order = await findOwnOrder(tx, input.orderNo)
    await moveOrder(tx, order, 'return', { endedAt: tx.now, outcome: input.reason }, input.expectedVersion)
    await countOrders(tx, order.ticketId, -1)
    await recordEvent(tx, {
      type: 'order.returned',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { no: order.no, reason: input.reason },
    })
    const { reason, note, objection } = input
    await returnTicket(tx, { ticketId: order.ticketId, unitId: order.unitId, reason, note, objection })
    return { orderNo: order.no }
  })
}
