import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { ArchiveTicketInput, TicketReasonInput } from './inputs'
import { addClockEvent } from './internal/clocks'
import { findTicket, type FoundTicket } from './internal/find-ticket'
import { moveTicket } from './internal/move-ticket'
import { untoldCallers } from './internal/untold-callers'
import { CLOCKS } from './rules/clocks'
import { archiveBlockers } from './rules/joining'

/** The customer knows the result: solved, or could not be reached within the policy. Part of the follow-up's verb. Blockers: wrong_state, open_orders. */
export async function close(
  tx: StaffContext,
  ticket: FoundTicket,
  how: 'solved' | 'unreachable',
  satisfaction?: number | null,
): Promise<void> {
  await moveTicket(tx, ticket, 'close', { closedAt: tx.now })
  await recordEvent(tx, {
    type: 'ticket.closed',
    subject: 'ticket',
    subjectId: ticket.id,
    data: { how, satisfaction: satisfaction ?? undefined },
  })
}

/** A closed ticket is put away; it stays found and read. Blockers: wrong_state, callers_untold {count}. */
export async function archiveTicket(ctx: StaffContext, input: ArchiveTicketInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:archive')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    if (ticket.status === 'closed') refuseIf(archiveBlockers((await untoldCallers(tx, ticket.id)).length))
    await moveTicket(tx, ticket, 'archive', {}, input.expectedVersion)
    await recordEvent(tx, { type: 'ticket.archived', subject: 'ticket', subjectId: ticket.id, data: {} })
    return { ticketNo: ticket.no }
  })
}

/** The customer takes the matter back, or it was entered in error; a leader says why. Blockers: wrong_state, open_orders. */
export async function withdrawTicket(ctx: StaffContext, input: TicketReasonInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:withdraw')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    await moveTicket(tx, ticket, 'withdraw', { outcome: input.reason, nextDueAt: null }, input.expectedVersion)
    await tx.db.dispatch.updateMany({
      where: { ticketId: ticket.id, orgId: tx.actor.orgId, endedAt: null },
      data: { endedAt: tx.now },
    })
    for (const clock of CLOCKS) await addClockEvent(tx, ticket, clock, 'cancel', { reason: 'withdrawn' })
    await tx.db.timer.updateMany({
      where: { subjectId: ticket.id, orgId: tx.actor.orgId, firedAt: null, cancelledAt: null },
      data: { cancelledAt: tx.now },
    })
    await recordEvent(tx, {
      type: 'ticket.withdrawn',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { reason: input.reason },
    })
    return { ticketNo: ticket.no }
  })
}
