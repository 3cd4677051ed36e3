import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { held } from '@/lib/platform/held'

export type OutageView = {
  id: string
  service: string
  kind: string
  title: string
  titleEn: string
  reason: string
  reasonEn: string
  startsAt: string
  expectedRestoreAt: string
  current: boolean
}

const AHEAD_MS = 24 * 3_600_000

/** Stops that are on now or begin within a day, everywhere or at one place. */
export async function activeOutages(
  ctx: StaffContext,
  at?: { communityId: string | null; zone: string | null },
): Promise<OutageView[]> {
  authorize(ctx, 'outage:read')
  const { orgId } = ctx.actor
  const rows = await held(ctx, `outages ${at?.communityId} ${at?.zone}`, () =>
    ctx.db.outage.findMany({
      where: {
        orgId,
        restoredAt: null,
        startsAt: { lt: new Date(ctx.now.getTime() + AHEAD_MS) },
        ...(at
          ? {
              OR: [
                ...(at.communityId ? [{ communityIds: { has: at.communityId } }] : []),
                ...(at.zone ? [{ zone: at.zone }] : []),
              ],
            }
          : {}),
      },
      orderBy: { startsAt: 'asc' },
      take: 20,
    }),
  )
  return rows.map(({ id, service, kind, title, titleEn, reason, reasonEn, startsAt, expectedRestoreAt }) => ({
    id,
    service,
    kind,
    title,
    titleEn,
    reason,
    reasonEn,
    startsAt: startsAt.toISOString(),
    expectedRestoreAt: expectedRestoreAt.toISOString(),
    current: startsAt <= ctx.now,
  }))
}
