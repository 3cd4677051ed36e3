import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/access/authorize'
import { businessNo } from '@/lib/kernel/fields'
import type { StaffContext } from '@/lib/platform/context'
import { findTicket } from './internal/find-ticket'

export const MarkPresenceInput = z.strictObject({ ticketNo: businessNo, here: z.boolean() })
export type MarkPresenceInput = z.output<typeof MarkPresenceInput>

/** Says that this person has the ticket open (or has left it), and tells the others. Presence is no act: it leaves no event. */
export async function markPresence(ctx: StaffContext, input: MarkPresenceInput): Promise<{ here: boolean }> {
  authorize(ctx, 'presence:mark')
  const ticket = await findTicket(ctx, input.ticketNo)
  const { orgId, id: staffId } = ctx.actor
  const fresh = await ctx.db.presence.findUnique({
    where: { ticketId_staffId: { ticketId: ticket.id, staffId } },
    select: { seenAt: true },
  })
  const wasHere = fresh !== null && ctx.now.getTime() - fresh.seenAt.getTime() < 30_000
  if (input.here) {
    await ctx.db.$executeRaw`
      INSERT INTO "Presence" ("ticketId", "staffId", "orgId", "seenAt") VALUES (${ticket.id}::uuid, ${staffId}::uuid, ${orgId}::uuid, ${ctx.now})
      ON CONFLICT ("ticketId", "staffId") DO UPDATE SET "seenAt" = EXCLUDED."seenAt"`
  } else {
    await ctx.db.presence.deleteMany({ where: { ticketId: ticket.id, staffId, orgId } })
  }
  if (wasHere !== input.here) await ctx.db.$executeRaw`SELECT pg_notify('askonce', ${`${orgId} ticket ${ticket.id}`})`
  return { here: input.here }
}
