import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { holds } from '@/lib/kernel/actor'
import type { StaffContext } from '@/lib/platform/context'
import { held } from '@/lib/platform/held'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { boardReach } from './internal/board-reach'
import type { UnsolvedView } from './views'

const LIST = 50

type Row = Omit<UnsolvedView, 'at'> & { at: Date }

/**
 * Tickets a unit holds without an open order, where the last one was left incomplete or waived and no later work made it good (`undoneOrders` in SQL):
 * somebody must say what comes next. The longest waiting first, fifty at most; of the units of the actor's board, and no complaint about the actor.
 */
export async function listUnsolved(ctx: StaffContext): Promise<UnsolvedView[]> {
  authorize(ctx, 'board:crews')
  const { orgId, id } = ctx.actor
  const units = Prisma.sql`ARRAY(SELECT u.id FROM "Unit" u WHERE ${boardReach(ctx)})`
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT t.no AS "ticketNo", coalesce(nullif(t."faultAddress", ''), t.landmarks, '') AS place, t.summary, t."summaryEn", t.kind, t.service,
      undone.no AS "orderNo", undone.why, undone.at, coalesce(nullif(undone.waived, ''), v.finding, '') AS finding,
      CASE WHEN s.id IS NOT NULL THEN json_build_object('name', s.name, 'nameEn', s."nameEn") END AS by,
      json_build_object('name', o.name, 'nameEn', o."nameEn") AS unit
    FROM "Ticket" t JOIN LATERAL (
      SELECT w.id, w.no, w."unitId", w."waivedById", w."waiveReason" AS waived, coalesce(w."endedAt", w."openedAt") AS at,
        CASE w.status WHEN 'waived' THEN 'waived' ELSE coalesce(w."whyIncomplete", '') END AS why FROM "WorkOrder" w
      WHERE w."orgId" = ${orgId}::uuid AND w."ticketId" = t.id AND w.status IN ('incomplete', 'waived') AND NOT EXISTS (
        SELECT FROM "WorkOrder" later WHERE later."orgId" = ${orgId}::uuid AND later."ticketId" = t.id AND later.status = 'done' AND later."openedAt" >= w."endedAt")
      ORDER BY w.status = 'waived', w."endedAt" DESC LIMIT 1) undone ON true
    JOIN "Unit" o ON o.id = coalesce(t."unitId", undone."unitId")
    LEFT JOIN LATERAL (SELECT finding, "byId" FROM "Visit" WHERE "orgId" = ${orgId}::uuid AND "orderId" = undone.id AND "finishedAt" IS NOT NULL
      ORDER BY "finishedAt" DESC LIMIT 1) v ON true
    LEFT JOIN "Staff" s ON s.id = coalesce(undone."waivedById", v."byId")
    WHERE t."orgId" = ${orgId}::uuid AND t.status IN ('dispatched', 'accepted', 'in-progress') AND t."openOrders" = 0
      AND (t."unitId" = ANY(${units}) OR undone."unitId" = ANY(${units})) AND NOT (t."aboutStaffIds" @> ARRAY[${id}::uuid])
    ORDER BY undone.at, t.no LIMIT ${LIST}`
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** How many stand on that list, for the number beside the dispatch desk: whoever sees every unit and goes to no site sees the same. */
export function countUnsolved(ctx: StaffContext): Promise<number> {
  authorize(ctx, 'board:crews')
  const who = holds(ctx.actor, ['technician', 'unit-leader']) ? ctx.actor.id : ''
  return held(ctx, `count unsolved ${who}`, () => listUnsolved(ctx).then((list) => list.length))
}
