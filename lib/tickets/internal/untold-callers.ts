import 'server-only'
import type { StaffContext } from '@/lib/platform/context'

/** Those who also reported a matter and left a number, each once, and do not know how it ended; the contact hears it by the follow-up. */
export async function untoldCallers(tx: StaffContext, ticketId: string): Promise<{ callId: string }[]> {
  return tx.db.$queryRaw<{ callId: string }[]>`
    SELECT DISTINCT ON (c."callerDigits") c.id AS "callId" FROM "TicketCall" c JOIN "Ticket" t ON t.id = c."ticketId"
    WHERE c."orgId" = ${tx.actor.orgId}::uuid AND c."ticketId" = ${ticketId}::uuid AND c."callerDigits" NOT IN ('', t."contactDigits")
      AND NOT EXISTS (SELECT FROM "CallerTold" x JOIN "TicketCall" o ON o.id = x."callId" WHERE x."ticketId" = ${ticketId}::uuid AND o."callerDigits" = c."callerDigits")
    ORDER BY c."callerDigits", c.at DESC`
}
