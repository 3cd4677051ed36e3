import 'server-only'
import type { Context } from '@/lib/platform/context'

/** Who did the work of a ticket: those who accepted its dispatches and the crews it was sent to and who took it. */
export async function workersOf(ctx: Context, ticketId: string): Promise<{ staffIds: string[]; crewIds: string[] }> {
  const rows = await ctx.db.dispatch.findMany({
    where: { ticketId, orgId: ctx.actor.orgId, acceptedAt: { not: null } },
    select: { acceptedById: true, crewId: true },
  })
  return {
    staffIds: rows.flatMap((row) => (row.acceptedById ? [row.acceptedById] : [])),
    crewIds: rows.flatMap((row) => (row.crewId ? [row.crewId] : [])),
  }
}
