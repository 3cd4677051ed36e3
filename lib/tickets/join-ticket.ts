import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import { digitsOf } from '@/lib/kernel/text'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import type { JoinTicketInput } from './inputs'
import { addFacts } from './internal/add-facts'
import { datedFacts } from './internal/dated-facts'
import { endDraft } from './internal/drafts'
import { findTicket, type FoundTicket } from './internal/find-ticket'
import { changeTicket } from './internal/move-ticket'
import { whereItStands } from './internal/where-it-stands'
import { joinBlockers } from './rules/joining'
import type { WhereItStands } from './views'

/** Whether this person, or this account, spoke of the matter before: only then is the call an urge. */
async function spokeBefore(tx: StaffContext, ticket: FoundTicket, input: JoinTicketInput): Promise<boolean> {
  const digits = digitsOf(input.callerPhone)
  const agreementId = input.agreementId ?? null
  if (agreementId !== null && agreementId === ticket.agreementId) return true
  const [row] = await tx.db.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Ticket" WHERE id = ${ticket.id}::uuid AND ${digits} <> '' AND ${digits} IN ("callerDigits", "contactDigits"))
      OR EXISTS (SELECT FROM "TicketCall" WHERE "orgId" = ${tx.actor.orgId}::uuid AND "ticketId" = ${ticket.id}::uuid
        AND ((${digits} <> '' AND "callerDigits" = ${digits}) OR "agreementId" = ${agreementId}::uuid)) AS known`
  return row!.known
}

/**
 * Another call about an open ticket joins it: an urge when it was spoken of before, otherwise one more who reports it. What is new in it is
 * kept as facts; what is told otherwise than it stands there needs a reason, which another caller's being another is. Blockers: not_joinable, unknown_account, already_known.
 */
export async function joinTicket(
  ctx: StaffContext,
  input: JoinTicketInput,
): Promise<{ ticketNo: string; urgeCount: number; again: boolean; state: WhereItStands }> {
  authorize(ctx, 'ticket:urge')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const ticket = await findTicket(tx, input.ticketNo)
    refuseIf(joinBlockers(ticket.status))
    const { callerName, callerPhone, address, words, agreementId = null } = input
    if (agreementId && (await tx.db.agreement.count({ where: { id: agreementId, orgId } })) === 0)
      refuseIf([{ code: 'unknown_account' }])
    const again = await spokeBefore(tx, ticket, input)
    await changeTicket(tx, ticket, again ? { urgeCount: { increment: 1 } } : {}) // the row is held: two callers do not both write round two
    const call = { callerName, callerPhone, callerDigits: digitsOf(callerPhone), agreementId, address, words }
    await tx.db.ticketCall.create({
      data: { id: newId(), orgId, ticketId: ticket.id, ...call, byId: tx.actor.id, at: tx.now },
      select: { id: true },
    })
    const facts = datedFacts(input.facts, await policyBook(tx), tx.now)
    const reaskReason = input.changedWhy || (again ? '' : input.otherWhy)
    const told = facts.map((fact) => ({ ...fact, reaskReason }))
    const subject = { subject: 'ticket', subjectId: ticket.id }
    await recordEvents(tx, [
      { type: again ? 'ticket.joined' : 'ticket.also-reported', ...subject, data: { callerName, words } },
      ...(await addFacts(tx, ticket.id, told, callerName, { skipSame: true })),
    ])
    await endDraft(tx, input.draftId, 'joined')
    const urgeCount = ticket.urgeCount + (again ? 1 : 0)
    return { ticketNo: ticket.no, urgeCount, again, state: await whereItStands(tx, ticket) }
  })
}
