import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import type { WhereItStands } from '../views'
import type { FoundTicket } from './find-ticket'

/**
 * What another caller about a matter is told of it: whose it is since when, and by when the first caller was told somebody comes or calls; the
 * time a crew has to accept it is nothing a customer is told.
 */
export async function whereItStands(tx: StaffContext, ticket: FoundTicket): Promise<WhereItStands> {
  const { orgId } = tx.actor
  const [row] = await tx.db.$queryRaw<
    { unit: string | null; unitEn: string | null; since: Date; dueAt: Date | null }[]
  >`
    SELECT u.name AS unit, u."nameEn" AS "unitEn",
      coalesce((SELECT max(d.at) FROM "Dispatch" d WHERE d."orgId" = t."orgId" AND d."ticketId" = t.id AND d."unitId" = t."unitId"), t."openedAt") AS since,
      coalesce((SELECT min(c."dueAt") FROM "Commitment" c WHERE c."orgId" = t."orgId" AND c."ticketId" = t.id AND c.state = 'open'), (SELECT min(k."dueAt") FROM "Clock" k WHERE k."orgId" = t."orgId" AND k."ticketId" = t.id AND k.clock <> 'accept' AND k."doneAt" IS NULL AND k.state IN ('running', 'broken'))) AS "dueAt"
    FROM "Ticket" t LEFT JOIN "Unit" u ON u.id = t."unitId" WHERE t."orgId" = ${orgId}::uuid AND t.id = ${ticket.id}::uuid`
  const { unit, unitEn, since, dueAt } = row!
  const stands = ticket.status === 'resolved' ? 'done' : !unit ? 'unplaced' : dueAt && dueAt < tx.now ? 'late' : 'with'
  return { stands, unit, unitEn, since: since.toISOString(), dueAt: dueAt?.toISOString() ?? null }
}
