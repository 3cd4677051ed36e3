import 'server-only'
import type { Context } from '@/lib/platform/context'

/** What is said by a unit to which the ticket belongs all the same once the facts are there. */
const NOT_DECLINED = ['missing-facts']

/** The units that sent a ticket back as not theirs; a rule does not propose them for it again. */
export async function declinedBy(ctx: Context, ticket: { id: string; returnCount: number }): Promise<string[]> {
  if (ticket.returnCount === 0) return []
  const rows = await ctx.db.dispatch.findMany({
    where: {
      orgId: ctx.actor.orgId,
      ticketId: ticket.id,
      returnedAt: { not: null },
      returnReason: { notIn: NOT_DECLINED },
    },
    distinct: ['unitId'],
    select: { unitId: true },
  })
  return rows.map((row) => row.unitId)
}
