import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { Context } from '@/lib/platform/context'
import type { DefectLine } from './views'

/** The register of defects of the company: those that stand first, by place; at most four hundred. */
export async function listDefects(ctx: Context): Promise<DefectLine[]> {
  authorize(ctx, 'defect:read')
  return ctx.db.$queryRaw<DefectLine[]>`
    SELECT d.id, d.service, coalesce(p.address, n.name, '') AS place, d.title, d."titleEn", d.detail, d."detailEn", d.since::text AS since, d."endedAt"::text AS "endedOn",
      d.source, d."endReason", (SELECT json_build_object('name', s.name, 'nameEn', s."nameEn") FROM "Staff" s WHERE s.id = d."enteredById") AS "enteredBy"
    FROM "Defect" d LEFT JOIN "Premise" p ON p.id = d."premiseId" LEFT JOIN "NetworkNode" n ON n.id = d."riserId"
    WHERE d."orgId" = ${ctx.actor.orgId}::uuid ORDER BY (d."endedAt" IS NULL) DESC, place, d.since DESC, d.id LIMIT 400`
}
