import 'server-only'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { holds } from '@/lib/kernel/actor'
import type { StaffContext } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/generated/client.ts'
import { findTicketById } from '@/lib/tickets/find-for-orders'
import { isUnder } from '@/lib/units/queries'
import { ORDER_MOVES, orderBlockers, type OrderMove, type OrderState } from '../rules/orders'

const SELECT = {
  id: true,
  no: true,
  ticketId: true,
  kind: true,
  unitId: true,
  crewId: true,
  openedById: true,
  openedAt: true,
  status: true,
  version: true,
  setOffAt: true,
} as const satisfies Prisma.WorkOrderSelect

export type FoundOrder = Omit<Prisma.WorkOrderGetPayload<{ select: typeof SELECT }>, 'status'> & { status: OrderState }

/** The order by number; only those who may see its ticket find it, and a technician only orders of their own crews. */
export async function findOrder(ctx: StaffContext, no: string): Promise<FoundOrder> {
  const row = await ctx.db.workOrder.findFirst({ where: { no, orgId: ctx.actor.orgId }, select: SELECT })
  if (!row) notFound()
  await findTicketById(ctx, row.ticketId)
  const onlyTechnician =
    holds(ctx.actor, ['technician']) && !holds(ctx.actor, ['unit-leader', 'dispatcher', 'supervisor'])
  if (onlyTechnician && !(row.crewId && ctx.actor.crewIds.includes(row.crewId))) notFound()
  return { ...row, status: row.status as OrderState }
}

const ledPaths = (ctx: StaffContext) =>
  ctx.actor.duties.filter(({ role }) => role === 'unit-leader').map(({ unitPath }) => unitPath)

/** Whether a unit is one the actor leads, or below one. */
export const leadsUnit = (ctx: StaffContext, unitId: string): Promise<boolean> => isUnder(ctx, unitId, ledPaths(ctx))

/** The same for acts of the unit itself: a leader's own units, a technician's own crews. What another unit has on the ticket is not theirs to move. */
export async function findOwnOrder(ctx: StaffContext, no: string): Promise<FoundOrder> {
  const order = await findOrder(ctx, no)
  const ownCrew = order.crewId !== null && ctx.actor.crewIds.includes(order.crewId)
  if (!ownCrew && !(await leadsUnit(ctx, order.unitId))) notFound()
  return order
}

/** The only place an order's status changes; no fitting row is a conflict. */
export async function moveOrder(
  ctx: StaffContext,
  order: FoundOrder,
  move: OrderMove,
  data: Prisma.WorkOrderUncheckedUpdateManyInput = {},
  expectedVersion = order.version,
): Promise<void> {
  if (expectedVersion !== order.version) conflict({ version: order.version, status: order.status })
  refuseIf(orderBlockers(move, order.status))
  const { from, to } = ORDER_MOVES[move]
  const moved = await ctx.db.workOrder.updateMany({
    where: { id: order.id, orgId: ctx.actor.orgId, version: expectedVersion, status: { in: [...from] } },
    data: { ...data, status: to, version: { increment: 1 } },
  })
  if (moved.count === 0) conflict()
}

/** The visit under way on an order: `no_visit` when none is. */
export async function openVisit(ctx: StaffContext, orderId: string) {
  const visit = await ctx.db.visit.findFirst({
    where: { orderId, orgId: ctx.actor.orgId, finishedAt: null },
    orderBy: { arrivedAt: 'desc' },
    select: { id: true, byId: true, arrivedAt: true },
  })
  refuseIf(visit ? [] : [{ code: 'no_visit' }])
  return visit!
}
