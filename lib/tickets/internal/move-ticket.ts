import 'server-only'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/generated/client.ts'
import { MOVES, openOrderBlockers, stateBlockers, type MoveName } from '../rules/lifecycle'
import type { FoundTicket } from './find-ticket'

/** What the person who lost the race needs to see. */
async function currentOf(ctx: Context, id: string) {
  const now = await ctx.db.ticket.findUnique({
    where: { id },
    select: { version: true, status: true, changedAt: true },
  })
  return now ? { version: now.version, status: now.status, changedAt: now.changedAt.toISOString() } : undefined
}

/** The only place a ticket's status changes: one conditional update; when no row fits, somebody was first. */
export async function moveTicket(
  ctx: Context,
  ticket: FoundTicket,
  move: MoveName,
  data: Prisma.TicketUncheckedUpdateManyInput = {},
  expectedVersion = ticket.version,
): Promise<void> {
  if (expectedVersion !== ticket.version) conflict(await currentOf(ctx, ticket.id))
  refuseIf([...stateBlockers(move, ticket.status), ...openOrderBlockers(move, ticket.openOrders)])
  const { from, to } = MOVES[move]
  const moved = await ctx.db.ticket.updateMany({
    where: { id: ticket.id, orgId: ctx.actor.orgId, version: expectedVersion, status: { in: [...from] } },
    data: { ...data, status: to, version: { increment: 1 }, changedAt: ctx.now },
  })
  if (moved.count === 0) conflict(await currentOf(ctx, ticket.id))
}

/** Changes of a ticket that are not moves; same condition, same conflict. */
export async function changeTicket(
  ctx: Context,
  ticket: Pick<FoundTicket, 'id' | 'version'>,
  data: Prisma.TicketUncheckedUpdateManyInput,
): Promise<void> {
  const changed = await ctx.db.ticket.updateMany({
    where: { id: ticket.id, orgId: ctx.actor.orgId },
    data: { ...data, version: { increment: 1 }, changedAt: ctx.now },
  })
  if (changed.count === 0) conflict(await currentOf(ctx, ticket.id))
}
