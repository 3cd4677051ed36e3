import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { addClockEvent } from './internal/clocks'
import { findTicketById, scopeWhere } from './internal/find-ticket'
import { moveTicket } from './internal/move-ticket'

/** A crew is on site: the ticket is in progress and its arrival clock settled at the moment of arrival. A further visit changes nothing. */
export async function startWork(
  ctx: StaffContext,
  input: { ticketId: string; crew?: string; at?: Date },
): Promise<void> {
  authorize(ctx, 'order:visit')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    if (ticket.status !== 'in-progress') await moveTicket(tx, ticket, 'start-work')
    const subject = { subject: 'ticket', subjectId: ticket.id }
    const view = await addClockEvent({ ...tx, now: input.at ?? tx.now }, ticket, 'arrive', 'fulfil')
    if (view?.state === 'kept') await recordEvent(tx, { type: 'clock.kept', ...subject, data: { clock: 'arrive' } })
    await recordEvent(tx, { type: 'ticket.work-started', ...subject, data: { crew: input.crew } })
  })
}

/** The crew left without settling the matter (no access, not fixed): it stays with the unit for a further order. */
export async function leaveSite(ctx: StaffContext, input: { ticketId: string }): Promise<void> {
  authorize(ctx, 'order:visit')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    if (ticket.status !== 'in-progress') return
    await moveTicket(tx, ticket, 'leave-site')
    await recordEvent(tx, { type: 'ticket.left-site', subject: 'ticket', subjectId: ticket.id, data: {} })
  })
}

/** Who else sees the ticket through its work orders, and the crew that leads when its own order was given to another. */
export async function noteCrew(
  ctx: StaffContext,
  ticketId: string,
  data: { orderUnitIds: string[]; orderCrewIds: string[]; crewId?: string | null },
): Promise<void> {
  await ctx.db.ticket.updateMany({
    where: { id: ticketId, orgId: ctx.actor.orgId },
    data: { ...data, version: { increment: 1 }, changedAt: ctx.now },
  })
}

/** Work orders opened and ended on a ticket; it settles only at zero (the database refuses otherwise). A conflict when another ended the last one. */
export async function countOrders(ctx: StaffContext, ticketId: string, change: 1 | -1): Promise<number> {
  const [ticket] = await ctx.db.ticket.updateManyAndReturn({
    where: { AND: [await scopeWhere(ctx), { id: ticketId, openOrders: { gte: change < 0 ? 1 : 0 } }] },
    data: { openOrders: { increment: change }, version: { increment: 1 }, changedAt: ctx.now },
    select: { openOrders: true },
  })
  return ticket ? ticket.openOrders : conflict() // what this very change left: two crews may finish at the same moment
}
