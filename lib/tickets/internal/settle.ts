import 'server-only'
import { recordEvents } from '@/lib/audit/record-event'
import type { DomainEvent } from '@/lib/audit/rules/events'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import { nextAllowedAt } from '@/lib/messages/rules/contact-policy'
import { CLOCKS } from '../rules/clocks'
import { addClockEvent } from './clocks'
import { customerPreference } from './customer-preference'
import type { FoundTicket } from './find-ticket'
import { moveTicket } from './move-ticket'

/** Resolves a ticket by work, answer or reply: clocks settled, dispatch ended, one follow-up opened for its owner-to-be. */
export async function settleTicket(
  tx: StaffContext,
  ticket: FoundTicket,
  how: { move: 'resolve' | 'answer'; by: 'work' | 'answer' | 'reply'; outcome: string; expectedVersion?: number },
): Promise<void> {
  await moveTicket(tx, ticket, how.move, { resolvedAt: tx.now, outcome: how.outcome }, how.expectedVersion)
  const subject = { subject: 'ticket', subjectId: ticket.id }
  const events: DomainEvent[] = []
  for (const clock of CLOCKS) {
    const view = await addClockEvent(tx, ticket, clock, 'fulfil')
    if (view?.state === 'kept') events.push({ type: 'clock.kept', ...subject, data: { clock } })
  }
  await tx.db.dispatch.updateMany({
    where: { ticketId: ticket.id, orgId: tx.actor.orgId, endedAt: null },
    data: { endedAt: tx.now },
  })
  const book = await policyBook(tx)
  const round = 1 + (await tx.db.followUp.count({ where: { ticketId: ticket.id, orgId: tx.actor.orgId } }))
  await tx.db.followUp.create({
    data: {
      id: newId(),
      orgId: tx.actor.orgId,
      ticketId: ticket.id,
      round,
      openedAt: tx.now,
      notBefore:
        nextAllowedAt({
          policy: book.contact,
          attempts: [],
          refId: ticket.id,
          finalAnswerAt: null,
          preference: await customerPreference(tx, ticket.agreementId),
          now: tx.now,
          timeZone: book.timeZone,
        }) ?? tx.now,
    },
    select: { id: true },
  })
  await recordEvents(tx, [
    ...events,
    { type: 'ticket.resolved', ...subject, data: { outcome: how.outcome, by: how.by } },
  ])
}
