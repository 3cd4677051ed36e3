import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { Context } from '@/lib/platform/context'

/** What each of some accounts owes by the ledger, in fen; one without a line in it owes nothing. */
export async function receivablesOf(ctx: Context, agreementIds: string[]): Promise<Record<string, number>> {
  authorize(ctx, 'billing:read')
  const rows = await ctx.db.accountBalance.findMany({
    where: { orgId: ctx.actor.orgId, agreementId: { in: agreementIds }, receivableFen: { gt: 0 } },
    select: { agreementId: true, receivableFen: true },
  })
  return Object.fromEntries(rows.map(({ agreementId, receivableFen }) => [agreementId, Number(receivableFen)]))
}
