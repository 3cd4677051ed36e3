import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { AnswerTicketInput, ReplyTicketInput } from './inputs'
import { findTicket, findTicketById } from './internal/find-ticket'
import { settleTicket } from './internal/settle'

/** The last work order is done: the work resolved the ticket. Blockers: wrong_state, open_orders. */
export async function resolveByWork(ctx: StaffContext, input: { ticketId: string; outcome: string }): Promise<void> {
  authorize(ctx, 'order:visit')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    await settleTicket(tx, ticket, { move: 'resolve', by: 'work', outcome: input.outcome })
  })
}

/** What was left was waived and the rest had cured it: the ticket is resolved by the work that was done. Blockers: wrong_state, open_orders. */
export async function resolveByWaiver(ctx: StaffContext, input: { ticketId: string; outcome: string }): Promise<void> {
  authorize(ctx, 'order:waive')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    await settleTicket(tx, ticket, { move: 'resolve', by: 'work', outcome: input.outcome })
  })
}

/** The agent answered on the spot; no unit was needed. Blockers: wrong_state, open_orders. */
export async function answerTicket(ctx: StaffContext, input: AnswerTicketInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:answer')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    await settleTicket(tx, ticket, {
      move: 'answer',
      by: 'answer',
      outcome: input.answer,
      expectedVersion: input.expectedVersion,
    })
    await recordEvent(tx, {
      type: 'ticket.answered',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { answer: input.answer },
    })
    return { ticketNo: ticket.no }
  })
}

/** The unit answers the centre in writing; office matters are resolved by it. Blockers: wrong_state, open_orders. */
export async function replyTicket(ctx: StaffContext, input: ReplyTicketInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:reply')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    await settleTicket(tx, ticket, {
      move: 'resolve',
      by: 'reply',
      outcome: input.text,
      expectedVersion: input.expectedVersion,
    })
    await recordEvent(tx, {
      type: 'ticket.replied',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { text: input.text },
    })
    return { ticketNo: ticket.no }
  })
}
