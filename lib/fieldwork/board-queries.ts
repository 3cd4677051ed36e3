import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { boardReach } from './internal/board-reach'
import type { BoardDay, BoardOrder, CrewDay, WaitingOrder } from './views'

const HALF_DAY_MS = 12 * 3_600_000
const WAITING = 60
const MISSED = 30

const ORDER = Prisma.sql`w.no AS "orderNo", w.version, w.kind, w.status, w."unitId", w."crewId",
  (extract(epoch FROM w."windowFrom") * 1000)::float8 AS "from", (extract(epoch FROM w."windowTo") * 1000)::float8 AS "to",
  t.no AS "ticketNo", t.kind AS "ticketKind", t.service, CASE WHEN t."faultAddress" = '' THEN t.summary ELSE '' END AS summary, CASE WHEN t."faultAddress" = '' THEN t."summaryEn" ELSE '' END AS "summaryEn", t."faultAddress" AS place, t."keyCustomer"`

/** Orders that want somebody's hand: first those whose appointment passed and nobody came, then those without a crew or a time. */
async function waitingOrders(ctx: StaffContext, units: Prisma.Sql): Promise<WaitingOrder[]> {
  const row = Prisma.sql`
    SELECT ${ORDER}, json_build_object('name', o.name, 'nameEn', o."nameEn") AS unit, t.summary AS about, t."summaryEn" AS "aboutEn", t."nextDueAt" AS "dueAt",
      coalesce((SELECT f.answer #>> '{}' FROM "Fact" f WHERE f."ticketId" = t.id AND f.question = 'visit-time' ORDER BY f.round DESC LIMIT 1), '') AS suits
    FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" JOIN "Unit" o ON o.id = w."unitId"
    WHERE w."orgId" = ${ctx.actor.orgId}::uuid AND w.status IN ('sent', 'accepted') AND w.kind <> 'handle' AND w."unitId" = ANY(ARRAY(${units}))`
  const rows = await ctx.db.$queryRaw<(Omit<WaitingOrder, 'dueAt'> & { dueAt: Date | null })[]>`
    (${row} AND w."windowTo" <= ${ctx.now} ORDER BY w."windowTo" DESC LIMIT ${MISSED})
    UNION ALL
    (${row} AND w."windowFrom" IS NULL ORDER BY (w."crewId" IS NULL) DESC, w."openedAt" DESC LIMIT ${WAITING})`
  return rows.map(({ dueAt, ...rest }) => ({ ...rest, dueAt: dueAt?.toISOString() ?? null }))
}

/**
 * The crews of half a day: their shifts and skills, the orders at their appointments, and the orders that wait for a crew or a time. Half
 * a day more on either side, so that a shift's appointments are counted whole.
 */
export async function crewBoard(ctx: StaffContext, from: Date): Promise<BoardDay> {
  authorize(ctx, 'board:crews')
  const to = new Date(from.getTime() + HALF_DAY_MS)
  const [first, last] = [new Date(from.getTime() - HALF_DAY_MS), new Date(to.getTime() + HALF_DAY_MS)]
  const orgId = Prisma.sql`${ctx.actor.orgId}::uuid`
  const units = Prisma.sql`SELECT u.id FROM "Unit" u WHERE ${boardReach(ctx)}`
  const [crews, booked, waiting] = await Promise.all([
    ctx.db.$queryRaw<CrewDay[]>`
      SELECT c.id, c."unitId", c.skills, c.capacity, coalesce((SELECT json_agg(json_build_object(
          'from', extract(epoch FROM s."startsAt") * 1000, 'to', extract(epoch FROM s."endsAt") * 1000))
        FROM "Shift" s WHERE s."crewId" = c.id AND s."startsAt" < ${last} AND s."endsAt" > ${first}), '[]') AS shifts
      FROM "Crew" c WHERE c."orgId" = ${orgId} AND c."unitId" IN (${units}) ORDER BY c.code`,
    ctx.db.$queryRaw<BoardOrder[]>`
      SELECT ${ORDER} FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId"
      WHERE w."orgId" = ${orgId} AND w."windowFrom" >= ${first} AND w."windowFrom" < ${last} AND w."windowTo" > ${first}
        AND w.status NOT IN ('cancelled', 'waived') AND w."unitId" IN (${units}) ORDER BY w."windowFrom"`,
    waitingOrders(ctx, units),
  ])
  return {
    from: from.getTime(),
    to: to.getTime(),
    crews,
    booked,
    waiting,
  }
}
