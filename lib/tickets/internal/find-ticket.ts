import 'server-only'
import { ticketScope } from '@/lib/access/rules/scope'
import { notFound } from '@/lib/kernel/errors'
import { holds } from '@/lib/kernel/actor'
import type { Context, StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import type { TicketState } from '../rules/lifecycle'

/** The condition every list, count, badge and single look-up of tickets carries: the company, then the actor's reach. */
export async function scopeWhere(ctx: Context): Promise<Prisma.TicketWhereInput> {
  const reach = await reachWhere(ctx)
  return worksOnSite(ctx) ? { AND: [reach, { NOT: { aboutStaffIds: { has: ctx.actor.id } } }] } : reach
}

/** Whom a complaint about a crew may be about; the others are spared the condition. */
const worksOnSite = (ctx: Context): ctx is StaffContext =>
  ctx.actor.kind === 'staff' && (ctx.actor.crewIds.length > 0 || holds(ctx.actor, ['technician', 'unit-leader']))

async function reachWhere(ctx: Context): Promise<Prisma.TicketWhereInput> {
  const { orgId } = ctx.actor
  const scope = ticketScope(ctx.actor)
  if (scope.kind === 'company') return { orgId }
  if (scope.kind === 'none') return { orgId, id: { in: [] } }
  const units = scope.paths.length
    ? await ctx.db.unit.findMany({
        where: { orgId, OR: scope.paths.flatMap((path) => [{ path }, { path: { startsWith: `${path}/` } }]) },
        select: { id: true },
      })
    : []
  return {
    orgId,
    OR: [
      { ownerId: scope.staffId },
      { crewId: { in: scope.crewIds } },
      { orderCrewIds: { hasSome: scope.crewIds } },
      { unitId: { in: units.map((unit) => unit.id) } },
      { orderUnitIds: { hasSome: units.map((unit) => unit.id) } },
    ],
  }
}

/** The same reach as a condition on "Ticket" t, for lists of what hangs on tickets: filtered before the first hundred are taken. */
export function reachSql(ctx: Context): Prisma.Sql {
  return worksOnSite(ctx)
    ? Prisma.sql`${wholeReachSql(ctx)} AND NOT (t."aboutStaffIds" @> ARRAY[${ctx.actor.id}::uuid])`
    : wholeReachSql(ctx)
}

function wholeReachSql(ctx: Context): Prisma.Sql {
  const { orgId } = ctx.actor
  const scope = ticketScope(ctx.actor)
  if (scope.kind === 'company') return Prisma.sql`t."orgId" = ${orgId}::uuid`
  if (scope.kind === 'none') return Prisma.sql`false`
  return Prisma.sql`(t."orgId" = ${orgId}::uuid AND (t."ownerId" = ${scope.staffId}::uuid OR t."crewId" = ANY(${scope.crewIds}::uuid[])
    OR t."orderCrewIds" && ${scope.crewIds}::uuid[]
    OR EXISTS (SELECT FROM "Unit" u, unnest(${scope.paths}::text[]) AS top (path)
      WHERE u."orgId" = ${orgId}::uuid AND (u.id = t."unitId" OR u.id = ANY(t."orderUnitIds")) AND (u.path = top.path OR starts_with(u.path, top.path || '/')))))`
}

const SELECT = {
  id: true,
  no: true,
  version: true,
  status: true,
  kind: true,
  service: true,
  level: true,
  severity: true,
  keyCustomer: true,
  ownerId: true,
  unitId: true,
  crewId: true,
  openOrders: true,
  returnCount: true,
  urgeCount: true,
  reopenCount: true,
  agreementId: true,
  communityId: true,
  zone: true,
  contactDigits: true,
  summary: true,
  summaryEn: true,
  openedAt: true,
  nextDueAt: true,
  rulingOpen: true,
  ruledUnitId: true,
} as const satisfies Prisma.TicketSelect

export type FoundTicket = Omit<Prisma.TicketGetPayload<{ select: typeof SELECT }>, 'status'> & { status: TicketState }

/** The ticket by number within the actor's reach; what is out of reach is not found. */
export async function findTicket(ctx: Context, no: string): Promise<FoundTicket> {
  const row = await ctx.db.ticket.findFirst({ where: { AND: [await scopeWhere(ctx), { no }] }, select: SELECT })
  return row ? { ...row, status: row.status as TicketState } : notFound()
}

/** The ticket by id, for verbs that come from a row of it (an order, a timer); same reach. */
export async function findTicketById(ctx: Context, id: string): Promise<FoundTicket> {
  const row = await ctx.db.ticket.findFirst({ where: { AND: [await scopeWhere(ctx), { id }] }, select: SELECT })
  return row ? { ...row, status: row.status as TicketState } : notFound()
}
