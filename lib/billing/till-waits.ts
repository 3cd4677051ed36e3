import 'server-only'
import { may } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { held } from '@/lib/platform/held'

/** What waits at the till for another pair of hands, as far as this person may lay hand on it: drawers counted and not received, refunds asked for. */
export async function tillWaits(ctx: StaffContext): Promise<number | undefined> {
  const { actor } = ctx
  const [receives, approves] = [may(actor, 'drawer:receive'), may(actor, 'refund:approve')]
  if (!may(actor, 'drawer:open') || !(receives || approves)) return undefined
  return held(ctx, `till waits ${receives} ${approves}`, async () => {
    const orgId = actor.orgId
    const [drawers, refunds] = await Promise.all([
      receives ? ctx.db.drawer.count({ where: { orgId, closedAt: { not: null }, handedAt: null } }) : 0,
      approves ? ctx.db.refund.count({ where: { orgId, status: 'requested' } }) : 0,
    ])
    return drawers + refunds
  })
}
