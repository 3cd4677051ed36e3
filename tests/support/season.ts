import { startRun } from '@/lib/billing/season-run'
import { newKey } from '@/lib/platform/ids'
import type { StaffContext } from '@/lib/platform/context'

/** Orders a rehearsal, or the issue confirmed on the last one that is done. */
export async function orderRun(ctx: StaffContext, mode: 'dry' | 'issue', periodCode = '2026-2027') {
  const of = { requestKey: newKey(), service: 'heat' as const, periodCode, mode }
  return startRun(ctx, mode === 'dry' ? of : { ...of, rehearsal: await lastOf(ctx, periodCode) })
}

async function lastOf(ctx: StaffContext, periodCode: string) {
  const last = await ctx.db.seasonRun.findFirst({
    where: { orgId: ctx.actor.orgId, periodCode, mode: 'dry', status: 'done' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  return last ? { runId: last.id, sumFen: Number(last.sumFen) } : undefined
}
