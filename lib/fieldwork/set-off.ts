import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { SetOffInput } from './inputs'
import { findOrder } from './internal/find-order'
import { momentOf } from './internal/moment'
import { refuseIf } from '@/lib/kernel/errors'
import { orderBlockers } from './rules/orders'

/** The crew is on its way: known at the desk, and to be told to the customer. Blockers: wrong_state (not accepted, or there already). */
export async function setOff(ctx: StaffContext, input: SetOffInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:visit')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    refuseIf(orderBlockers('start', order.status))
    const moved = await tx.db.workOrder.updateMany({
      where: { id: order.id, orgId: tx.actor.orgId, status: 'accepted' },
      data: { setOffAt: momentOf(tx) },
    })
    if (moved.count === 0) conflict()
    await recordEvent(tx, {
      type: 'order.set-off',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { no: order.no },
    })
    return { orderNo: order.no }
  })
}
