import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { holds } from '@/lib/kernel/actor'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { findTicketById } from '@/lib/tickets/find-for-orders'
import { noteCrew } from '@/lib/tickets/work-on-ticket'
import type { AssignOrderInput } from './inputs'
import { findOrder, leadsUnit } from './internal/find-order'
import { crewForJob } from './internal/give-to-crew'
import { ordersReach } from './internal/orders-reach'
import { ASSIGNABLE_STATES } from './rules/orders'

/**
 * Gives an order to a crew of its unit, with or without an appointment, or moves it to another crew or time. The dispatcher for every
 * unit, a unit's leader for their own. Blockers: order_begun, window_needs_crew, those of crewForJob.
 */
export async function assignOrder(ctx: StaffContext, input: AssignOrderInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:assign')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    const everywhere = holds(tx.actor, ['dispatcher', 'supervisor', 'shift-leader'])
    if (!everywhere && !(await leadsUnit(tx, order.unitId))) notFound()
    if (order.version !== input.expectedVersion) conflict({ version: order.version, status: order.status })
    const begun = !(ASSIGNABLE_STATES as readonly string[]).includes(order.status)
    refuseIf(begun ? [{ code: 'order_begun' }] : [])
    const { crewId } = input
    const window = input.window ?? null
    refuseIf(window && !crewId ? [{ code: 'window_needs_crew' }] : [])
    const ticket = await findTicketById(tx, order.ticketId)
    const { unitId, kind: orderKind, no: orderNo } = order
    const crew = crewId && (await crewForJob(tx, { unitId, crewId, window, orderKind, orderNo, ticket }))
    const given = await tx.db.workOrder.updateMany({
      where: { id: order.id, version: order.version, status: { in: [...ASSIGNABLE_STATES] } },
      data: {
        ...{ crewId, windowFrom: window?.from ?? null, windowTo: window?.to ?? null },
        ...{ setOffAt: null, version: { increment: 1 } },
      },
    })
    if (given.count === 0) conflict()
    const leads = ticket.unitId === unitId && (ticket.crewId === null || ticket.crewId === order.crewId)
    await noteCrew(tx, ticket.id, { ...(await ordersReach(tx, ticket.id)), ...(leads ? { crewId } : {}) })
    await recordEvent(tx, {
      type: 'order.assigned',
      subject: 'ticket',
      subjectId: ticket.id,
      data: {
        ...{ no: order.no, crew: crew ? crew.name : '', crewEn: crew ? crew.nameEn : '' },
        ...{ from: window?.from.toISOString(), to: window?.to.toISOString() },
      },
    })
    return { orderNo: order.no }
  })
}
