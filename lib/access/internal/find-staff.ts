import 'server-only'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'

/** A person of one's own company; not found otherwise. */
export async function findStaff(ctx: StaffContext, staffId: string) {
  const staff = await ctx.db.staff.findFirst({
    where: { id: staffId, orgId: ctx.actor.orgId },
    select: { id: true, username: true, status: true },
  })
  return staff ?? notFound()
}

/** Ends every session of a person that is still open, but for one to keep; the next request of each is refused. */
export async function endSessions(ctx: StaffContext, staffId: string, keep?: string): Promise<number> {
  const ended = await ctx.db.session.updateMany({
    where: {
      ...{ orgId: ctx.actor.orgId, staffId, revokedAt: null, expiresAt: { gt: ctx.now } },
      ...(keep && { id: { not: keep } }),
    },
    data: { revokedAt: ctx.now, revokedBy: ctx.actor.id },
  })
  return ended.count
}
