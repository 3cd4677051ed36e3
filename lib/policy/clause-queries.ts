import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import type { ClauseChoice } from './views'

/** The clauses one may cite, by code. */
export async function listClauses(ctx: StaffContext): Promise<ClauseChoice[]> {
  authorize(ctx, 'policy:read')
  return ctx.db.clause.findMany({
    where: { orgId: ctx.actor.orgId },
    orderBy: { code: 'asc' },
    select: { code: true, title: true, titleEn: true },
    take: 200,
  })
}
