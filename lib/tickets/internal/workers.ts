import 'server-only'
import type { StaffContext } from '@/lib/platform/context'

/** Whether this person did the work of a ticket: they or their crew took it on, they were of the crew of a visit or of an order done, whoever is of it now, or they answered for it. */
export async function didTheWork(ctx: StaffContext, ticketId: string): Promise<boolean> {
  const { orgId, id, crewIds } = ctx.actor
  const [row] = await ctx.db.$queryRaw<[{ did: boolean }]>`
    SELECT did_the_work(${orgId}::uuid, ${ticketId}::uuid, ${id}::uuid) OR EXISTS (
      SELECT FROM "Dispatch" d WHERE d."orgId" = ${orgId}::uuid AND d."ticketId" = ${ticketId}::uuid AND d."acceptedAt" IS NOT NULL
        AND (d."acceptedById" = ${id}::uuid OR d."crewId" = ANY(${crewIds}::uuid[]))) AS did`
  return row.did
}
