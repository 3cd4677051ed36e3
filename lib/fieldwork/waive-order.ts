import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { ticketStatus } from '@/lib/tickets/find-for-orders'
import { resolveByWaiver } from '@/lib/tickets/resolve-ticket'
import { countOrders } from '@/lib/tickets/work-on-ticket'
import type { WaiveOrderInput } from './inputs'
import { findOrder, moveOrder } from './internal/find-order'
import { whatIsLeft } from './internal/what-is-left'
import { isOpenOrder } from './rules/orders'

/**
 * An order nobody will do any more, said by name and with its reason: a ticket settles only when each of its orders is done or waived.
 * When it was the last one and the others cured the matter, the ticket is resolved. Blockers: wrong_state (begun, done or waived already).
 */
export async function waiveOrder(
  ctx: StaffContext,
  input: WaiveOrderInput,
): Promise<{ orderNo: string; resolved: boolean }> {
  authorize(ctx, 'order:waive')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    const wasOpen = isOpenOrder(order.status)
    await moveOrder(
      tx,
      order,
      'waive',
      { ...(wasOpen ? { endedAt: tx.now } : {}), waivedById: tx.actor.id, waiveReason: input.reason },
      input.expectedVersion,
    )
    await recordEvent(tx, {
      type: 'order.waived',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { no: order.no, kind: order.kind, reason: input.reason },
    })
    if (wasOpen) await countOrders(tx, order.ticketId, -1)
    const left = await whatIsLeft(tx, order.ticketId)
    const held = ['accepted', 'in-progress'].includes(await ticketStatus(tx, order.ticketId))
    const resolved = held && !left.open && left.undone.length === 0 && left.cure !== null
    if (resolved) await resolveByWaiver(tx, { ticketId: order.ticketId, outcome: left.cure! })
    return { orderNo: order.no, resolved }
  })
}
