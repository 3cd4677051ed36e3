import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { isOpenOrder, undoneOrders, type OrderState } from '../rules/orders'

/** What still stands between a ticket and its end: open orders, orders left undone, and the finding of the work that cured it. */
export async function whatIsLeft(tx: StaffContext, ticketId: string) {
  const where = { ticketId, orgId: tx.actor.orgId }
  const orders = await tx.db.workOrder.findMany({
    where,
    select: { no: true, status: true, outcome: true, openedAt: true, endedAt: true },
  })
  const done = await tx.db.visit.findFirst({
    where: { ...where, outcome: { in: ['fixed', 'measured'] }, finishedAt: { not: null } },
    orderBy: { finishedAt: 'desc' },
    select: { finding: true },
  })
  const known = orders.map((order) => ({ ...order, status: order.status as OrderState }))
  return {
    open: known.some(({ status }) => isOpenOrder(status)),
    undone: undoneOrders(known),
    cure: done?.finding ?? null,
  }
}
