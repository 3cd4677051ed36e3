import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvents } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { holderOf, leaderOf } from '@/lib/units/queries'
import type { MakeDifficultInput, ReportProgressInput } from './inputs'
import { findTicket } from './internal/find-ticket'
import { cancelTimers, planTimers } from './internal/timers'
import { commitmentBlockers } from './rules/commitments'

/** A question that cannot be answered now: cause, what the customer was told, whose it is, and when they hear next. Blockers: promise_in_past, no_leader. */
export async function makeDifficult(ctx: StaffContext, input: MakeDifficultInput): Promise<{ caseId: string }> {
  authorize(ctx, 'difficult:open')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const leader = (ticket.unitId ? await leaderOf(tx, ticket.unitId) : null) ?? (await holderOf(tx, 'supervisor'))
    refuseIf([...commitmentBlockers(input.nextReportAt, tx.now), ...(leader ? [] : [{ code: 'no_leader' }])])
    const caseId = newId()
    const made = await tx.db.difficultCase.createMany({
      data: [
        {
          id: caseId,
          orgId: tx.actor.orgId,
          ticketId: ticket.id,
          cause: input.cause,
          saidToCustomer: input.saidToCustomer,
          leaderId: leader!.id,
          openedById: tx.actor.id,
          openedAt: tx.now,
          nextReportAt: input.nextReportAt,
        },
      ],
      skipDuplicates: true,
    })
    if (made.count === 0) conflict()
    await planTimers(tx, ticket.id, [{ kind: 'report-due', subject: caseId, step: 0, dueAt: input.nextReportAt }])
    const subject = { subject: 'ticket', subjectId: ticket.id }
    await recordEvents(tx, [
      { type: 'ticket.made-difficult', ...subject, data: { cause: input.cause, saidToCustomer: input.saidToCustomer } },
      {
        type: 'ticket.escalated',
        ...subject,
        data: {
          role: 'unit-leader',
          to: leader!.name,
          toEn: leader!.nameEn,
          reason: 'difficult',
          step: 0,
          nobody: false,
        },
      },
    ])
    return { caseId }
  })
}

/** Progress of a difficult case, told back to the customer until it is answered. Blockers: no_difficult_case, next_report_needed, promise_in_past. */
export async function reportProgress(ctx: StaffContext, input: ReportProgressInput): Promise<{ caseId: string }> {
  authorize(ctx, 'difficult:report')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const open = await tx.db.difficultCase.findFirst({
      where: { ticketId: ticket.id, orgId: tx.actor.orgId, answeredAt: null },
    })
    const next = input.nextReportAt
    refuseIf([
      ...(open ? [] : [{ code: 'no_difficult_case' }]),
      ...(!input.answered && !next ? [{ code: 'next_report_needed' }] : []),
      ...(input.answered && !input.toldCustomer ? [{ code: 'tell_customer_first' }] : []),
      ...(!input.answered && next ? commitmentBlockers(next, tx.now) : []),
    ])
    const caseId = open!.id
    await tx.db.progressReport.create({
      data: {
        id: newId(),
        orgId: tx.actor.orgId,
        caseId,
        text: input.text,
        toldCustomer: input.toldCustomer,
        byId: tx.actor.id,
        at: tx.now,
      },
      select: { id: true },
    })
    await tx.db.difficultCase.updateMany({
      where: { id: caseId, answeredAt: null },
      data: input.answered ? { answeredAt: tx.now, answer: input.text } : { nextReportAt: next! },
    })
    await cancelTimers(tx, ticket.id, caseId)
    if (!input.answered)
      await planTimers(tx, ticket.id, [{ kind: 'report-due', subject: caseId, step: 0, dueAt: next! }])
    const subject = { subject: 'ticket', subjectId: ticket.id }
    await recordEvents(tx, [
      { type: 'ticket.progress-reported', ...subject, data: { text: input.text, toldCustomer: input.toldCustomer } },
      ...(input.answered
        ? [{ type: 'ticket.difficult-answered', ...subject, data: { answer: input.text } } as const]
        : []),
    ])
    return { caseId }
  })
}
