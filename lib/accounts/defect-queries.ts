import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { Context } from '@/lib/platform/context'
import type { DefectListInput } from './inputs'
import type { DefectLine } from './views'

/** The register of defects of the company by place, those that stand or all, with the words in place, title or detail; at most four hundred. */
export async function listDefects(ctx: Context, { text, which }: DefectListInput): Promise<DefectLine[]> {
  authorize(ctx, 'defect:read')
  return ctx.db.$queryRaw<DefectLine[]>`
    SELECT d.id, d.service, o.place, d.title, d."titleEn", d.detail, d."detailEn", d.since::text AS since, d."endedAt"::text AS "endedOn",
      d.source, d."endReason", (SELECT json_build_object('name', s.name, 'nameEn', s."nameEn") FROM "Staff" s WHERE s.id = d."enteredById") AS "enteredBy"
    FROM "Defect" d LEFT JOIN "Premise" p ON p.id = d."premiseId" LEFT JOIN "NetworkNode" n ON n.id = d."riserId"
      CROSS JOIN LATERAL (SELECT coalesce(p.address, n.name, '') AS place) o
    WHERE d."orgId" = ${ctx.actor.orgId}::uuid AND (${which} = 'all' OR d."endedAt" IS NULL)
      AND strpos(lower(concat_ws(' ', o.place, d.title, d."titleEn", d.detail, d."detailEn")), lower(${text})) > 0
    ORDER BY (d."endedAt" IS NULL) DESC, o.place, d.since DESC, d.id LIMIT 400`
}
