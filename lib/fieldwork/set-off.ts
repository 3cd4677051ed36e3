import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { promiseArrival } from '@/lib/tickets/promise-arrival'
import type { SetOffInput } from './inputs'
import { findOrder } from './internal/find-order'
import { momentAfter } from './internal/moment'
import { refuseIf } from '@/lib/kernel/errors'
import { orderBlockers } from './rules/orders'

const MINUTE_MS = 60_000

/** The crew is on its way: known at the desk; with the minutes it needs, promised and told to the customer. Blockers: wrong_state (not accepted, or there already). */
export async function setOff(ctx: StaffContext, input: SetOffInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:visit')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    refuseIf(orderBlockers('start', order.status))
    const { at } = momentAfter(tx, order.openedAt)
    const moved = await tx.db.workOrder.updateMany({
      where: { id: order.id, orgId: tx.actor.orgId, status: 'accepted', version: order.version },
      data: { setOffAt: at, version: { increment: 1 } }, // whoever was about to recall it sees that it changed
    })
    if (moved.count === 0) conflict()
    await recordEvent(tx, {
      type: 'order.set-off',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { no: order.no },
    })
    if (input.minutesAway && !order.setOffAt) {
      const dueAt = new Date(at.getTime() + input.minutesAway * MINUTE_MS)
      await promiseArrival(tx, { ticketId: order.ticketId, orderId: order.id, dueAt })
    }
    return { orderNo: order.no }
  })
}
