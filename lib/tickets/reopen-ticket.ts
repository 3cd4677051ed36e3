import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import type { Kind, Service } from '@/lib/policy/rules/vocabulary'
import { clockSeq, refreshNextDue, startClocks } from './internal/clocks'
import { writeEscalation } from './internal/escalate'
import { findTicket, type FoundTicket } from './internal/find-ticket'
import { moveTicket } from './internal/move-ticket'
import type { TicketReasonInput } from './inputs'

/** Opens the same ticket again one level up, with its history; a person says why. Blockers: wrong_state. */
export async function reopenTicket(ctx: StaffContext, input: TicketReasonInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ticket:reopen')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    await reopen(tx, ticket, input.reason, input.expectedVersion)
    return { ticketNo: ticket.no }
  })
}

/** The reopening itself, for the follow-up answer "not solved" as well. A second complaint is reported further up. */
export async function reopen(
  tx: StaffContext,
  ticket: FoundTicket,
  reason: string,
  expectedVersion?: number,
): Promise<void> {
  const level = ticket.level + 1
  await moveTicket(
    tx,
    ticket,
    'reopen',
    {
      level: { increment: 1 },
      reopenCount: { increment: 1 },
      unitId: null,
      crewId: null,
      resolvedAt: null,
      closedAt: null,
      outcome: '',
    },
    expectedVersion,
  )
  // whoever was not called back yet is called when the work is done again
  await tx.db.followUp.updateMany({
    where: { ticketId: ticket.id, orgId: tx.actor.orgId, state: 'open' },
    data: { state: 'overtaken', endedAt: tx.now },
  })
  await recordEvent(tx, { type: 'ticket.reopened', subject: 'ticket', subjectId: ticket.id, data: { level, reason } })
  const book = await policyBook(tx)
  const limits = book.limits({
    kind: ticket.kind as Kind,
    service: ticket.service as Service,
    severity: 'serious',
    customerClass: ticket.keyCustomer ? 'key' : 'ordinary',
  })
  await startClocks(
    tx,
    { ...ticket, severity: 'serious' },
    { arrive: limits.arrive, resolve: limits.resolve, reply: limits.reply },
    {
      arrive: await clockSeq(tx, ticket.id, 'arrive'),
      resolve: await clockSeq(tx, ticket.id, 'resolve'),
      reply: await clockSeq(tx, ticket.id, 'reply'),
    },
  )
  await refreshNextDue(tx, ticket.id)
  await writeEscalation(tx, ticket, {
    role: 'supervisor',
    reason: ticket.kind === 'complaint' ? 'second-complaint' : 'not-solved',
    clock: null,
    step: level,
  })
}
