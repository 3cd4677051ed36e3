import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { withdrawTicket } from '@/lib/tickets/close-ticket'
import { findTicketByNo } from '@/lib/tickets/find-for-orders'
import type { TicketReasonInput } from '@/lib/tickets/inputs'
import { countOrders } from '@/lib/tickets/work-on-ticket'

/** Withdraws a ticket and recalls the orders nobody has begun. Blockers: wrong_state, open_orders (a crew is on site). */
export async function withdrawWithOrders(ctx: StaffContext, input: TicketReasonInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:withdraw')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketByNo(tx, input.ticketNo)
    const orders = await tx.db.workOrder.findMany({
      where: { ticketId: ticket.id, orgId: tx.actor.orgId, status: { in: ['sent', 'accepted'] } },
      select: { id: true, no: true },
    })
    let expectedVersion = input.expectedVersion
    for (const order of orders) {
      const recalled = await tx.db.workOrder.updateMany({
        where: { id: order.id, status: { in: ['sent', 'accepted'] } },
        data: { status: 'cancelled', endedAt: tx.now, outcome: 'withdrawn', version: { increment: 1 } },
      })
      if (recalled.count === 0) continue
      await countOrders(tx, ticket.id, -1)
      expectedVersion += 1
      const data = { no: order.no, reason: input.reason }
      await recordEvent(tx, { type: 'order.recalled', subject: 'ticket', subjectId: ticket.id, data })
    }
    return withdrawTicket(tx, { ...input, expectedVersion })
  })
}
