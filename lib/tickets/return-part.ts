import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { findTicketById } from './internal/find-ticket'
import type { RETURN_REASONS } from './return-ticket'
import { returnBlockers } from './rules/ownership'

type Part = {
  ticketId: string
  orderNo: string
  sent: { unitId: string; crewId: string | null; openedById: string; openedAt: Date }
  reason: (typeof RETURN_REASONS)[number]
  note: string
  objection?: boolean
}

/**
 * One order of several comes back while the others go on: the ticket stays where it is and its clocks run on. Kept as a sending that was returned, so that the
 * dispatcher judges it and it counts for the unit like any other; no ruling is asked, whose the ticket is was not in question.
 * Blockers: ruled_no_return (a ruling gave the ticket to this unit).
 */
export async function returnPart(ctx: StaffContext, part: Part): Promise<void> {
  authorize(ctx, 'order:return')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, part.ticketId)
    const { sent, reason, note, orderNo: no } = part
    refuseIf(ticket.ruledUnitId === sent.unitId ? returnBlockers(ticket) : [])
    const { orgId, id } = tx.actor
    const unit = await tx.db.unit.findFirst({ where: { id: sent.unitId, orgId }, select: { name: true, nameEn: true } })
    await tx.db.dispatch.create({
      data: {
        ...{ id: newId(), orgId, ticketId: ticket.id, unitId: sent.unitId, crewId: sent.crewId },
        ...{ byId: sent.openedById, at: sent.openedAt, endedAt: tx.now, returnedAt: tx.now, returnedById: id },
        ...{ returnReason: reason, returnNote: note, objection: part.objection ?? false },
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      type: 'order.part-returned',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { no, unit: unit?.name ?? '', unitEn: unit?.nameEn ?? '', reason, note },
    })
  })
}
