import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { addClockEvent } from './internal/clocks'
import { findTicketById } from './internal/find-ticket'
import { moveTicket } from './internal/move-ticket'

export const RETURN_REASONS = [
  'not-our-scope',
  'wrong-place',
  'missing-facts',
  'other-service',
  'customer-side',
] as const

type Return = { ticketId: string; unitId: string; reason: (typeof RETURN_REASONS)[number]; note: string }

/** Sends a ticket back in the same ticket, counted; the customer's clocks run on, only the unit's accept clock ends. Blockers: wrong_state. */
export async function returnTicket(ctx: StaffContext, input: Return): Promise<void> {
  authorize(ctx, 'order:return')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    const unit = await tx.db.unit.findFirst({
      where: { id: input.unitId, orgId: tx.actor.orgId },
      select: { name: true, nameEn: true },
    })
    await moveTicket(tx, ticket, 'return', { unitId: null, crewId: null, returnCount: { increment: 1 } })
    await tx.db.dispatch.updateMany({
      where: { ticketId: ticket.id, orgId: tx.actor.orgId, endedAt: null },
      data: { endedAt: tx.now, returnedAt: tx.now, returnReason: input.reason, returnNote: input.note },
    })
    await addClockEvent(tx, ticket, 'accept', 'cancel', { reason: `returned: ${input.reason}` })
    await recordEvent(tx, {
      type: 'ticket.returned',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { unit: unit?.name ?? '', unitEn: unit?.nameEn ?? '', reason: input.reason, note: input.note },
    })
  })
}
