import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { MakeCommitmentInput, ReplaceCommitmentInput, SettleCommitmentInput } from './inputs'
import { findTicket, findTicketById } from './internal/find-ticket'
import { cancelTimers } from './internal/timers'
import { writeCommitment } from './internal/write-commitment'

/** A promise to the customer, made by anyone who speaks to them, becomes a tracked row with owner and due time. Blockers: promise_in_past, promise_too_far. */
export async function makeCommitment(ctx: StaffContext, input: MakeCommitmentInput): Promise<{ commitmentId: string }> {
  authorize(ctx, 'commitment:make')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const { what, toWhom, dueAt } = input
    return {
      commitmentId: await writeCommitment(tx, { ticketId: ticket.id, what, toWhom, dueAt, ownerId: tx.actor.id }),
    }
  })
}

async function findOpen(tx: StaffContext, commitmentId: string) {
  const row = await tx.db.commitment.findFirst({
    where: { id: commitmentId, orgId: tx.actor.orgId },
    select: { id: true, ticketId: true, what: true, toWhom: true, ownerId: true, dueAt: true },
  })
  if (!row) notFound()
  await findTicketById(tx, row.ticketId)
  return row
}

/** The promise was kept, or is kept late: a broken one stays broken. */
export async function keepCommitment(
  ctx: StaffContext,
  input: SettleCommitmentInput,
): Promise<{ commitmentId: string }> {
  authorize(ctx, 'commitment:settle')
  return inTransaction(ctx, async (tx) => {
    const row = await findOpen(tx, input.commitmentId)
    const state = tx.now <= row.dueAt ? 'kept' : 'broken'
    const settled = await tx.db.commitment.updateMany({
      where: { id: row.id, state: 'open' },
      data: { state, settledAt: tx.now },
    })
    if (settled.count === 0) conflict()
    await cancelTimers(tx, row.ticketId, row.id)
    const type = state === 'kept' ? 'commitment.kept' : 'commitment.broken'
    await recordEvent(tx, { type, subject: 'ticket', subjectId: row.ticketId, data: { what: row.what } })
    return { commitmentId: row.id }
  })
}

/** Replaces a promise that will slip by a new one; whether the customer was told before the time passed is on record. */
export async function replaceCommitment(
  ctx: StaffContext,
  input: ReplaceCommitmentInput,
): Promise<{ commitmentId: string }> {
  authorize(ctx, 'commitment:settle')
  return inTransaction(ctx, async (tx) => {
    const row = await findOpen(tx, input.commitmentId)
    const replaced = await tx.db.commitment.updateMany({
      where: { id: row.id, state: 'open' },
      data: { state: 'replaced', settledAt: tx.now, customerToldAt: input.customerTold ? tx.now : null },
    })
    if (replaced.count === 0) conflict()
    await cancelTimers(tx, row.ticketId, row.id)
    await recordEvent(tx, {
      type: 'commitment.replaced',
      subject: 'ticket',
      subjectId: row.ticketId,
      data: { what: row.what, dueAt: input.dueAt.toISOString(), customerTold: input.customerTold },
    })
    const { ticketId, what, toWhom, ownerId } = row
    return { commitmentId: await writeCommitment(tx, { ticketId, what, toWhom, ownerId, dueAt: input.dueAt }) }
  })
}
