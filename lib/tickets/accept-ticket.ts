import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { unitAndCrew } from '@/lib/units/queries'
import { addClockEvent } from './internal/clocks'
import { findTicketById } from './internal/find-ticket'
import { moveTicket } from './internal/move-ticket'

/** The unit takes the ticket on: its accept clock is kept, its dispatch row says who and when. Blockers: wrong_state. */
export async function acceptTicket(
  ctx: StaffContext,
  input: { ticketId: string; crewId: string | null },
): Promise<void> {
  authorize(ctx, 'order:accept')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    const crewId = input.crewId ?? ticket.crewId
    await moveTicket(tx, ticket, 'accept', { crewId })
    const taken = await tx.db.dispatch.updateMany({
      where: { ticketId: ticket.id, orgId: tx.actor.orgId, endedAt: null, acceptedAt: null },
      data: { acceptedAt: tx.now, acceptedById: tx.actor.id, crewId },
    })
    if (taken.count === 0) conflict()
    const kept = await addClockEvent(tx, ticket, 'accept', 'fulfil')
    const found = await unitAndCrew(tx, ticket.unitId!, crewId)
    const subject = { subject: 'ticket', subjectId: ticket.id }
    await recordEvent(tx, {
      type: 'ticket.accepted',
      ...subject,
      data: {
        ...{ unit: found?.unit.name ?? '', unitEn: found?.unit.nameEn ?? '' },
        ...{ crew: found?.crew?.name, crewEn: found?.crew?.nameEn },
      },
    })
    if (kept?.state === 'kept') await recordEvent(tx, { type: 'clock.kept', ...subject, data: { clock: 'accept' } })
  })
}
