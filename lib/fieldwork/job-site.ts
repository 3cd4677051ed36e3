import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { findTicketById } from '@/lib/tickets/find-for-orders'
import type { SiteNotes } from './views'

/** Defects and warnings of the place a ticket is about: what the register holds of it, without the account's people or money. */
export async function siteNotes(ctx: StaffContext, ticketId: string): Promise<SiteNotes> {
  authorize(ctx, 'order:read')
  await findTicketById(ctx, ticketId)
  const { orgId } = ctx.actor
  const [row] = await ctx.db.$queryRaw<SiteNotes[]>`
    WITH place AS (
      SELECT t.service, t."agreementId", coalesce(t."riserId", p."riserId") AS "riserId",
        array_remove(ARRAY[p.id, p."parentId", t."buildingId", p."buildingId", t."communityId"], NULL) AS ids
      FROM "Ticket" t LEFT JOIN "Agreement" a ON a.id = t."agreementId"
      LEFT JOIN "Premise" p ON p.id = coalesce(t."premiseId", CASE WHEN NOT t."faultElsewhere" THEN a."premiseId" END)
      WHERE t."orgId" = ${orgId}::uuid AND t.id = ${ticketId}::uuid)
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', d.id, 'title', d.title, 'titleEn', d."titleEn", 'detail', d.detail, 'detailEn', d."detailEn") ORDER BY d.since, d.id), '[]')
        FROM "Defect" d WHERE d."orgId" = ${orgId}::uuid AND d.service = place.service AND (d."endedAt" IS NULL OR d."endedAt" >= ${ctx.now}::timestamptz)
          AND (d."premiseId" = ANY(place.ids) OR d."riserId" = place."riserId")) AS defects,
      (SELECT coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'note', f.note, 'noteEn', f."noteEn") ORDER BY f.kind, f.id), '[]')
        FROM "Flag" f WHERE f."orgId" = ${orgId}::uuid AND (f."expiresAt" IS NULL OR f."expiresAt" > ${ctx.now})
          AND (f."premiseId" = ANY(place.ids) OR (NOT EXISTS (SELECT FROM "Ticket" t WHERE t.id = ${ticketId}::uuid AND t."faultElsewhere") AND f."agreementId" = place."agreementId"))) AS flags
    FROM place`
  return row ?? { defects: [], flags: [] }
}
