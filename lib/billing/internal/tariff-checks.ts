import 'server-only'
import type { Context } from '@/lib/platform/context'

/** Who compared prices with the documents of their sources, by price; the others are unverified. */
export async function tariffChecks(ctx: Context, tariffIds: readonly string[]) {
  const rows = await ctx.db.tariffCheck.findMany({
    where: { orgId: ctx.actor.orgId, tariffId: { in: [...tariffIds] } },
    select: { tariffId: true, byName: true, at: true, note: true },
  })
  return new Map(rows.map(({ tariffId, at, ...row }) => [tariffId, { ...row, at: at.toISOString() }]))
}
