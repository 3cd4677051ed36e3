import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { sendAgain } from '@/lib/tickets/dispatch-ticket'
import { findTicketById } from '@/lib/tickets/find-for-orders'
import { recordAttempt, type FollowUpResult } from '@/lib/tickets/follow-up'
import type { AnswerFollowUpInput } from './inputs'
import { openOrder } from './open-order'
import { firstOrderKind } from './rules/orders'

/** The crew, when somebody in it made no visit to this matter and may prove the repair; otherwise whom to send is left to the unit. */
async function crewForProof(tx: StaffContext, ticketId: string, crewId: string | null): Promise<string | null> {
  const [row] = await tx.db.$queryRaw<{ others: boolean }[]>`
    SELECT EXISTS (SELECT FROM "CrewMember" m WHERE m."orgId" = ${tx.actor.orgId}::uuid AND m."crewId" = ${crewId}::uuid
      AND NOT EXISTS (SELECT FROM "Visit" v WHERE v."ticketId" = ${ticketId}::uuid AND v."byId" = m."staffId")) AS others`
  return row!.others ? crewId : null
}

/** A follow-up call; "not solved" reopens the ticket one level up and sends it out again, for heat with a measurement order. Blockers: those of recordAttempt. */
export async function answerFollowUp(
  ctx: StaffContext,
  input: AnswerFollowUpInput,
): Promise<FollowUpResult & { orderNo: string | null }> {
  authorize(ctx, 'follow-up:call')
  return inTransaction(ctx, async (tx) => {
    const result = await recordAttempt(tx, input)
    if (result.ended !== 'not-solved') return { ...result, orderNo: null }
    const ticket = await findTicketById(tx, result.ticketId)
    const kind = ticket.service === 'heat' && ticket.kind === 'repair' ? 'measure' : firstOrderKind(ticket.kind)
    const sent = await sendAgain(tx, { ticketId: ticket.id, ticketNo: ticket.no, orderKind: kind })
    if (!sent) return { ...result, orderNo: null }
    const crewId = kind === 'measure' ? await crewForProof(tx, ticket.id, sent.crewId) : sent.crewId
    const { orderNo } = await openOrder(tx, { ticketId: ticket.id, kind, unitId: sent.unitId, crewId })
    return { ...result, orderNo }
  })
}
