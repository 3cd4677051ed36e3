import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { reachOf } from '@/lib/tickets/find-for-orders'
import type { OffSeasonView } from './views'

type Row = Omit<OffSeasonView, 'addedAt' | 'settledAt'> & { addedAt: Date; settledAt: Date | null }

/** The off-season list of one's reach: what is open first, by the planned day; of what is settled the last hundred. */
export async function listOffSeason(ctx: StaffContext): Promise<OffSeasonView[]> {
  authorize(ctx, 'off-season:read')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT l.id, l.service, l.place, l.cause, l.reason, l."plannedOn"::text AS "plannedOn", l.state, l.version, l."addedAt", l."settledAt", l."settledReason",
      t.no AS "ticketNo", json_build_object('name', u.name, 'nameEn', u."nameEn") AS unit,
      json_build_object('name', a.name, 'nameEn', a."nameEn") AS "addedBy",
      CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('name', s.name, 'nameEn', s."nameEn") END AS "settledBy"
    FROM "OffSeasonLine" l JOIN "Ticket" t ON t.id = l."ticketId" JOIN "Unit" u ON u.id = l."unitId"
    JOIN "Staff" a ON a.id = l."addedById" LEFT JOIN "Staff" s ON s.id = l."settledById"
    WHERE l."orgId" = ${ctx.actor.orgId}::uuid AND ${reachOf(ctx)}
    ORDER BY (l.state = 'open') DESC, CASE WHEN l.state = 'open' THEN l."plannedOn" END, l."settledAt" DESC, l.id LIMIT 400`
  return rows.map(({ addedAt, settledAt, ...row }) => ({
    ...row,
    addedAt: addedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  }))
}

/**
 * How many lines of a service are neither done nor excused, of the whole company: what keeps its season from opening. With a moment only those put on
 * the list before it: what is put off during a season waits for the next one.
 */
export async function openOffSeason(ctx: StaffContext, service: string, before?: Date): Promise<number> {
  authorize(ctx, 'season:open')
  const addedAt = before && { lt: before }
  return ctx.db.offSeasonLine.count({ where: { orgId: ctx.actor.orgId, service, state: 'open', addedAt } })
}
