import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { addClockEvent, clockEvents } from './internal/clocks'
import { findTicketById } from './internal/find-ticket'
import { CLOCKS, foldClock, pauseBlockers, resumeBlockers } from './rules/clocks'

const REASON = 'waiting-for-season-end'

/** The work waits for the heat to be off: every running clock of the ticket stands for that named reason. One overrun already runs on. */
export async function pauseForSeasonEnd(ctx: StaffContext, input: { ticketId: string }): Promise<void> {
  authorize(ctx, 'off-season:add')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    const { calendarOf } = await policyBook(tx)
    for (const clock of CLOCKS) {
      const view = foldClock(await clockEvents(tx, ticket.id, clock), calendarOf, tx.now)
      if (pauseBlockers(view, REASON).length > 0) continue
      await addClockEvent(tx, ticket, clock, 'pause', { reason: REASON })
      const data = { clock, reason: REASON }
      await recordEvent(tx, { type: 'clock.paused', subject: 'ticket', subjectId: ticket.id, data })
    }
  })
}

/** The line is settled: the clocks that stood for the season run on. One paused for another reason stays paused. */
export async function resumeAfterSeason(ctx: StaffContext, input: { ticketId: string }): Promise<void> {
  authorize(ctx, 'off-season:settle')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    const { calendarOf } = await policyBook(tx)
    for (const clock of CLOCKS) {
      const events = await clockEvents(tx, ticket.id, clock)
      const stood = events.findLast(({ kind }) => kind === 'pause')?.reason === REASON
      if (!stood || resumeBlockers(foldClock(events, calendarOf, tx.now)).length > 0) continue
      const view = await addClockEvent(tx, ticket, clock, 'resume')
      const data = { clock, dueAt: view?.dueAt?.toISOString() ?? null }
      await recordEvent(tx, { type: 'clock.resumed', subject: 'ticket', subjectId: ticket.id, data })
    }
  })
}
