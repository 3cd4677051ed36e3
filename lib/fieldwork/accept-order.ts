import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { acceptTicket } from '@/lib/tickets/accept-ticket'
import { returnPart } from '@/lib/tickets/return-part'
import { returnTicket } from '@/lib/tickets/return-ticket'
import { countOrders, noteCrew } from '@/lib/tickets/work-on-ticket'
import type { AcceptOrderInput, ReturnOrderInput } from './inputs'
import { findOwnOrder, moveOrder, type FoundOrder } from './internal/find-order'
import { isOwnRepair } from './internal/own-repair'
import { ordersReach } from './internal/orders-reach'
import { orderBlockers } from './rules/orders'
import { ticketStatus } from '@/lib/tickets/find-for-orders'

async function ownRepair(tx: StaffContext, order: FoundOrder): Promise<boolean> {
  const [row] = await tx.db.$queryRaw<{ own: boolean }[]>`
    SELECT ${isOwnRepair(tx)} AS own FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" WHERE w.id = ${order.id}::uuid`
  return row!.own
}

/** The crew or unit leader takes the order on; with it the unit has accepted the ticket. Blockers: wrong_state, own_repair (a measurement of one's own repair that did not help). */
export async function acceptOrder(ctx: StaffContext, input: AcceptOrderInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:accept')
  return inTransaction(ctx, async (tx) => {
    const order = await findOwnOrder(tx, input.orderNo)
    refuseIf((await ownRepair(tx, order)) ? [{ code: 'own_repair' }] : [])
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

/**
 * Wrong unit, wrong place: back to the centre in the same ticket, with a reason, counted; with an objection it asks for a ruling. While other orders of the
 * ticket are open only this one goes back: it stays undone until it is given to another or waived, and the ticket is not resolved before.
 * Blockers: wrong_state, ruled_no_return.
 */
export async function returnOrder(ctx: StaffContext, input: ReturnOrderInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:return')
  return inTransaction(ctx, async (tx) => {
    const order = await findOwnOrder(tx, input.orderNo)
    const { ticketId, unitId, no } = order
    const { reason, note, objection, expectedVersion } = input
    refuseIf(orderBlockers('return', order.status))
    const isPart = (await countOrders(tx, ticketId, -1)) > 0
    const why = isPart ? { whyIncomplete: 'returned' } : {}
    const ended = { endedAt: tx.now, outcome: reason, ...why }
    await moveOrder(tx, order, isPart ? 'return-part' : 'return', ended, expectedVersion)
    if (isPart) {
      await returnPart(tx, { ticketId, orderNo: no, sent: order, reason, note, objection })
      await noteCrew(tx, ticketId, await ordersReach(tx, ticketId))
      return { orderNo: no }
    }
    await recordEvent(tx, { type: 'order.returned', subject: 'ticket', subjectId: ticketId, data: { no, reason } })
    await returnTicket(tx, { ticketId, unitId, reason, note, objection })
    return { orderNo: no }
  })
}
