import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { addClockEvent } from './internal/clocks'
import { findTicketById } from './internal/find-ticket'
import { moveTicket } from './internal/move-ticket'

/**
 * Takes a ticket back from a unit it was sent to by mistake: it waits for dispatch again at its old place, its customer's clocks running on as
 * if it had never gone; no return is counted against anyone. Blockers: wrong_state.
 */
export async function recallTicket(ctx: StaffContext, input: { ticketId: string; reason: string }): Promise<void> {
  authorize(ctx, 'order:recall')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    const unit = ticket.unitId
      ? await tx.db.unit.findUnique({ where: { id: ticket.unitId }, select: { name: true, nameEn: true } })
      : null
    await moveTicket(tx, ticket, 'recall', { unitId: null, crewId: null })
    await tx.db.dispatch.updateMany({
      where: { ticketId: ticket.id, orgId: tx.actor.orgId, endedAt: null },
      data: { endedAt: tx.now },
    })
    await addClockEvent(tx, ticket, 'accept', 'cancel', { reason: `recalled: ${input.reason}` })
    await recordEvent(tx, {
      type: 'ticket.recalled',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { unit: unit?.name ?? '', unitEn: unit?.nameEn ?? '', reason: input.reason },
    })
  })
}
