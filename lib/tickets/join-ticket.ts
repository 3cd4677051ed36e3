import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import { digitsOf } from '@/lib/kernel/text'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { JoinTicketInput } from './inputs'
import { endDraft } from './internal/drafts'
import { findTicket } from './internal/find-ticket'
import { changeTicket } from './internal/move-ticket'
import { addFacts } from './internal/add-facts'
import { joinBlockers } from './rules/joining'

/** A repeat call joins the open ticket as an urge; what is new in it is kept as facts, what is known is not asked. Blockers: not_joinable. */
export async function joinTicket(
  ctx: StaffContext,
  input: JoinTicketInput,
): Promise<{ ticketNo: string; urgeCount: number }> {
  authorize(ctx, 'ticket:urge')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    refuseIf(joinBlockers(ticket.status))
    await tx.db.ticketCall.create({
      data: {
        id: newId(),
        orgId: tx.actor.orgId,
        ticketId: ticket.id,
        callerName: input.callerName,
        callerPhone: input.callerPhone,
        callerDigits: digitsOf(input.callerPhone),
        agreementId: input.agreementId ?? null,
        address: input.address,
        words: input.words,
        byId: tx.actor.id,
        at: tx.now,
      },
      select: { id: true },
    })
    const told = await addFacts(tx, ticket.id, input.facts, input.callerName, { onlyNew: true })
    await changeTicket(tx, ticket, { urgeCount: { increment: 1 } })
    const urgeCount = ticket.urgeCount + 1
    const subject = { subject: 'ticket', subjectId: ticket.id }
    await recordEvents(tx, [
      { type: 'ticket.joined', ...subject, data: { callerName: input.callerName, words: input.words } },
      ...told,
    ])
    await endDraft(tx, input.draftId, 'joined')
    return { ticketNo: ticket.no, urgeCount }
  })
}
