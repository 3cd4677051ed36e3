import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { MarkUpsetInput, NoteTicketInput } from './inputs'
import { findTicket } from './internal/find-ticket'
import { changeTicket } from './internal/move-ticket'
import { isJoinable } from './rules/lifecycle'

/** Adds a note to the timeline; any number of people may, at once. */
export async function noteTicket(ctx: StaffContext, input: NoteTicketInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:note')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    await recordEvent(tx, { type: 'ticket.noted', subject: 'ticket', subjectId: ticket.id, data: { text: input.text } })
    return { ticketNo: ticket.no }
  })
}

/** Marks the caller as upset, so that whoever speaks to them next knows before the first word. Blockers: ticket_over. */
export async function markUpset(ctx: StaffContext, input: MarkUpsetInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:urge')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    refuseIf(isJoinable(ticket.status) ? [] : [{ code: 'ticket_over', params: { status: ticket.status } }])
    await changeTicket(tx, ticket, { upset: true })
    await recordEvent(tx, { type: 'ticket.marked-upset', subject: 'ticket', subjectId: ticket.id, data: {} })
    return { ticketNo: ticket.no }
  })
}
