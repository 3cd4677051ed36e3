import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import { attemptsFor, writeAttempt } from '@/lib/messages/attempts'
import { contactBlockers } from '@/lib/messages/rules/contact-policy'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import type { TellCallerInput } from './inputs'
import { customerPreference } from './internal/customer-preference'
import { findTicket } from './internal/find-ticket'
import { tellCallerBlockers } from './rules/joining'

type Call = { id: string; ticketNo: string; callerName: string; callerDigits: string; agreementId: string | null }

async function findCall(tx: StaffContext, callId: string): Promise<Call & { told: boolean }> {
  const [row] = await tx.db.$queryRaw<(Call & { told: boolean })[]>`
    SELECT c.id, t.no AS "ticketNo", c."callerName", c."callerDigits", c."agreementId",
      EXISTS (SELECT FROM "CallerTold" x WHERE x."callId" = c.id) AS told
    FROM "TicketCall" c JOIN "Ticket" t ON t.id = c."ticketId"
    WHERE c.id = ${callId}::uuid AND c."orgId" = ${tx.actor.orgId}::uuid FOR UPDATE OF t`
  return row ?? notFound()
}

/** By phone at a decent hour only, like every other call to a customer. */
async function phoneBlockers(tx: StaffContext, call: Call) {
  const { contact, timeZone } = await policyBook(tx)
  const { callerDigits: phoneDigits, agreementId, id: refId } = call
  return contactBlockers({
    policy: contact,
    attempts: await attemptsFor(tx, { phoneDigits, agreementId }),
    ...{ refId, finalAnswerAt: null, now: tx.now, timeZone },
    preference: await customerPreference(tx, agreementId),
  })
}

/**
 * Someone who also reported the matter hears how it ended: by whom, when, how and in which words is kept. Blockers: no_result_yet,
 * already_told, those of the contact policy when it is a phone call.
 */
export async function tellCaller(ctx: StaffContext, input: TellCallerInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'caller:tell')
  return inTransaction(ctx, async (tx) => {
    const call = await findCall(tx, input.callId)
    const ticket = await findTicket(tx, call.ticketNo)
    const { how, words } = input
    const byPhone = how === 'phone' && call.callerDigits !== ''
    refuseIf(tellCallerBlockers(ticket.status, call.told))
    if (byPhone) refuseIf(await phoneBlockers(tx, call))
    const told = { ticketId: ticket.id, callId: call.id, how, words }
    const who = { orgId: tx.actor.orgId, byId: tx.actor.id, at: tx.now }
    await tx.db.callerTold.create({ data: { id: newId(), ...told, ...who }, select: { id: true } })
    const { callerDigits: phoneDigits, agreementId } = call
    const attempt = { phoneDigits, agreementId, refId: ticket.id, roundId: call.id, outcome: 'reached', note: words }
    if (byPhone) await writeAttempt(tx, { ...attempt, purpose: 'report-back' })
    const data = { callerName: call.callerName, how, words }
    await recordEvent(tx, { type: 'ticket.caller-told', subject: 'ticket', subjectId: ticket.id, data })
    return { ticketNo: ticket.no }
  })
}
