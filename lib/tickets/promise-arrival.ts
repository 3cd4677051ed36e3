import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { findTicketById } from './internal/find-ticket'
import { cancelTimers } from './internal/timers'
import { writeCommitment } from './internal/write-commitment'
import { arrivalMessage, arrivalState, ARRIVAL } from './rules/commitments'

type Coming = { ticketId: string; orderId: string; dueAt: Date }

/**
 * A crew on its way says by when it is there: promised to the contact, who is told by message when there is a mobile number.
 * A time that has passed before the server hears of it promises nothing. Blockers: promise_too_far.
 */
export async function promiseArrival(ctx: StaffContext, { ticketId, orderId, dueAt }: Coming): Promise<void> {
  authorize(ctx, 'order:visit')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, ticketId)
    if (dueAt <= tx.now) return
    const to = await tx.db.ticket.findUniqueOrThrow({
      where: { id: ticket.id },
      select: { no: true, contactName: true, contactDigits: true },
    })
    const toWhom = to.contactName || '客户'
    await writeCommitment(tx, { ticketId, what: ARRIVAL, toWhom, dueAt, ownerId: tx.actor.id, orderId })
    if (!/^1\d{10}$/.test(to.contactDigits)) return
    const { timeZone } = await policyBook(tx)
    const body = arrivalMessage(to.no, dueAt, timeZone)
    const message = { id: newId(), orgId: tx.actor.orgId, ticketId, channel: 'sms', kind: 'on-the-way', body }
    const queued = { toDigits: to.contactDigits, state: 'queued', queuedAt: tx.now }
    await insertRows(tx.db, { table: 'OutgoingMessage', rows: [{ ...message, ...queued }] })
  })
}

/** The crew of an order is there: what it promised when it set off is kept or broken by the moment of arrival, also when the server hears of it late. */
export async function settleArrival(ctx: StaffContext, given: { orderId: string; at: Date }): Promise<void> {
  authorize(ctx, 'order:visit')
  await inTransaction(ctx, async (tx) => {
    const where = { orgId: tx.actor.orgId, orderId: given.orderId, state: { in: ['open', 'broken'] } }
    const row = await tx.db.commitment.findFirst({
      where,
      select: { id: true, ticketId: true, what: true, dueAt: true, state: true },
    })
    const state = row && arrivalState(row.dueAt, given.at)
    if (!row || !state || state === row.state) return
    await tx.db.commitment.updateMany({ where: { ...where, id: row.id }, data: { state, settledAt: tx.now } })
    await cancelTimers(tx, row.ticketId, row.id)
    const type = state === 'kept' ? 'commitment.kept' : 'commitment.broken'
    await recordEvent(tx, { type, subject: 'ticket', subjectId: row.ticketId, data: { what: row.what } })
  })
}
