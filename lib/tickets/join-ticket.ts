import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import { digitsOf, foldName } from '@/lib/kernel/text'
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
import { watchNumbers } from './watch-numbers'

/**
 * Whether this person, or this account, spoke of the matter before: only then is the call an urge. `isOther`: it is certainly another one, who
 * gives a number or an account not known here and no name that is.
 */
async function whoCalls(tx: StaffContext, ticket: FoundTicket, input: JoinTicketInput) {
  const digits = digitsOf(input.callerPhone)
  const name = foldName(input.callerName)
  const agreementId = input.agreementId ?? null
  const [row] = await tx.db.$queryRaw<{ isKnown: boolean; isNamed: boolean }[]>`
    SELECT bool_or((${digits} <> '' AND digits = ${digits}) OR "agreementId" = ${agreementId}::uuid) IS TRUE AS "isKnown",
      bool_or(${name} <> '' AND lower(regexp_replace(normalize(name, NFKC), '[[:space:]]', '', 'g')) = ${name}) IS TRUE AS "isNamed"
    FROM (
      SELECT unnest(ARRAY["callerDigits", "contactDigits"]) AS digits, unnest(ARRAY["callerName", "contactName"]) AS name, "agreementId"
      FROM "Ticket" WHERE id = ${ticket.id}::uuid
      UNION ALL SELECT "callerDigits", "callerName", "agreementId"
      FROM "TicketCall" WHERE "orgId" = ${tx.actor.orgId}::uuid AND "ticketId" = ${ticket.id}::uuid) spoke`
  const { isKnown, isNamed } = row!
  return { again: isKnown, isOther: !isKnown && !isNamed && (digits !== '' || agreementId !== null) }
}

/**
 * Another call about an open ticket joins it: an urge when it was spoken of before, otherwise one more who reports it. What is new in it is
 * kept as facts; what is told otherwise than it stands there needs a reason, which another caller's being another is. Blockers: draft_ended, not_joinable, unknown_account, already_known, too_many_asks.
 */
export async function joinTicket(
  ctx: StaffContext,
  input: JoinTicketInput,
): Promise<{ ticketNo: string; urgeCount: number; again: boolean; state: WhereItStands }> {
  authorize(ctx, 'ticket:urge')
  const join = async (tx: StaffContext) => {
    const { orgId } = tx.actor
    const ticket = await findTicket(tx, input.ticketNo)
    await endDraft(tx, input.draftId, 'joined')
    refuseIf(joinBlockers(ticket.status))
    const { callerName, callerPhone, address, words, agreementId = null } = input
    if (agreementId && (await tx.db.agreement.count({ where: { id: agreementId, orgId } })) === 0)
      refuseIf([{ code: 'unknown_account' }])
    const { again, isOther } = await whoCalls(tx, ticket, input)
    await changeTicket(tx, ticket, again ? { urgeCount: { increment: 1 } } : {}) // the row is held: two callers do not both write round two
    const call = { callerName, callerPhone, callerDigits: digitsOf(callerPhone), agreementId, address, words }
    await tx.db.ticketCall.create({
      data: { id: newId(), orgId, ticketId: ticket.id, ...call, byId: tx.actor.id, at: tx.now },
      select: { id: true },
    })
    const facts = datedFacts(input.facts, await policyBook(tx), tx.now)
    const reaskReason = input.changedWhy || (isOther ? input.otherWhy : '')
    const told = facts.map((fact) => ({ ...fact, reaskReason }))
    const subject = { subject: 'ticket', subjectId: ticket.id }
    await recordEvents(tx, [
      { type: again ? 'ticket.joined' : 'ticket.also-reported', ...subject, data: { callerName, words } },
      ...(await addFacts(tx, ticket.id, told, callerName, { skipSame: true })),
    ])
    const urgeCount = ticket.urgeCount + (again ? 1 : 0)
    return { ticketNo: ticket.no, urgeCount, again, state: await whereItStands(tx, ticket) }
  }
  return watchNumbers(ctx, [input.callerPhone], () => inTransaction(ctx, join))
}
