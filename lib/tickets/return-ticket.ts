import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { refuseIf } from '@/lib/kernel/errors'
import { policyBook } from '@/lib/policy/queries'
import { askForRuling } from './internal/ask-for-ruling'
import { asksForRuling, returnBlockers } from './rules/ownership'
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

type Return = {
  ticketId: string
  unitId: string
  reason: (typeof RETURN_REASONS)[number]
  note: string
  objection?: boolean
}

/**
 * Sends a ticket back in the same ticket, counted; the customer's clocks run on, only the unit's accept clock ends.
 * The second return, or a unit that objects, asks for a ruling. Blockers: wrong_state, ruled_no_return (a ruling gave it to this unit).
 */
export async function returnTicket(ctx: StaffContext, input: Return): Promise<void> {
  authorize(ctx, 'order:return')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    const unit = await tx.db.unit.findFirst({
      where: { id: input.unitId, orgId: tx.actor.orgId },
      select: { name: true, nameEn: true },
    })
    refuseIf(returnBlockers(ticket))
    const objection = input.objection ?? false
    const cause = asksForRuling((await policyBook(tx)).ruling, ticket.returnCount + 1, objection)
    await moveTicket(tx, ticket, 'return', {
      ...{ unitId: null, crewId: null, returnCount: { increment: 1 } },
      ...(cause ? { rulingOpen: true } : {}),
    })
    await tx.db.dispatch.updateMany({
      where: { ticketId: ticket.id, orgId: tx.actor.orgId, endedAt: null },
      data: {
        ...{ endedAt: tx.now, returnedAt: tx.now, returnedById: tx.actor.id },
        ...{ returnReason: input.reason, returnNote: input.note, objection },
      },
    })
    await addClockEvent(tx, ticket, 'accept', 'cancel', { reason: `returned: ${input.reason}` })
    await recordEvent(tx, {
      type: 'ticket.returned',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { unit: unit?.name ?? '', unitEn: unit?.nameEn ?? '', reason: input.reason, note: input.note },
    })
    if (cause) await askForRuling(tx, ticket, { cause, unitId: input.unitId })
  })
}
