import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import type { Question } from '@/lib/policy/rules/question-body'
import type { Kind, Service } from '@/lib/policy/rules/vocabulary'
import type { AddFactInput } from './inputs'
import { addFacts } from './internal/add-facts'
import { findTicket } from './internal/find-ticket'
import { changeTicket } from './internal/move-ticket'

/** Records a fact heard after the call, by anyone who serves the ticket. Asking for a recorded one again needs a reason. Blockers: already_known, unknown_question (no question of this kind and service). */
export async function addFact(ctx: StaffContext, input: AddFactInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:add-fact')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const { questions } = await policyBook(tx)
    const isAsked = ({ key, kinds, services }: Question) =>
      key === input.question && kinds.includes(ticket.kind as Kind) && services.includes(ticket.service as Service)
    refuseIf(questions.some(isAsked) ? [] : [{ code: 'unknown_question' }])
    await changeTicket(tx, ticket, {}) // the row is locked first: two askers do not both write round two
    const events = await addFacts(tx, ticket.id, [input], input.toldBy)
    await recordEvents(tx, events)
    return { ticketNo: ticket.no }
  })
}
