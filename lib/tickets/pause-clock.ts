import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import type { PauseClockInput, ResumeClockInput } from './inputs'
import { addClockEvent, clockEvents } from './internal/clocks'
import { findTicket } from './internal/find-ticket'
import { changeTicket } from './internal/move-ticket'
import { foldClock, pauseBlockers, resumeBlockers } from './rules/clocks'

/** Stops a clock for a named reason; the pause is an event on record. Blockers: not_running, clock_overdue, unknown_pause_reason. */
export async function pauseClock(ctx: StaffContext, input: PauseClockInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'clock:pause')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    await changeTicket(tx, ticket, {})
    const view = foldClock(await clockEvents(tx, ticket.id, input.clock), (await policyBook(tx)).calendarOf, tx.now)
    refuseIf(pauseBlockers(view, input.reason))
    await addClockEvent(tx, ticket, input.clock, 'pause', { reason: input.reason })
    await recordEvent(tx, {
      type: 'clock.paused',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { clock: input.clock, reason: input.reason },
    })
    return { ticketNo: ticket.no }
  })
}

/** Lets a paused clock run on; the due time moves by the counted length of the pause. Blockers: not_paused. */
export async function resumeClock(ctx: StaffContext, input: ResumeClockInput): Promise<{ ticketNo: string }> {
  authorize(ctx, 'clock:pause')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    await changeTicket(tx, ticket, {})
    const before = foldClock(await clockEvents(tx, ticket.id, input.clock), (await policyBook(tx)).calendarOf, tx.now)
    refuseIf(resumeBlockers(before))
    const view = await addClockEvent(tx, ticket, input.clock, 'resume')
    if (!view) conflict()
    await recordEvent(tx, {
      type: 'clock.resumed',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { clock: input.clock, dueAt: view.dueAt?.toISOString() ?? null },
    })
    return { ticketNo: ticket.no }
  })
}
