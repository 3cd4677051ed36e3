import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { MakeCommitmentInput, ReplaceCommitmentInput, SettleCommitmentInput, TellCustomerInput } from './inputs'
import { findTicket, findTicketById } from './internal/find-ticket'
import { cancelTimers } from './internal/timers'
import { tellBlockers } from './rules/commitments'
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
    select: {
      id: true,
      ticketId: true,
      what: true,
      toWhom: true,
      ownerId: true,
      dueAt: true,
      state: true,
      customerToldAt: true,
    },
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

/**
 * Replaces a promise that will slip by a new one; how the customer was told is on record, and untold it
 * stays a task, due when the old time passes. Blockers: how_told_needed, promise_in_past, promise_too_far.
 */
export async function replaceCommitment(
  ctx: StaffContext,
  input: ReplaceCommitmentInput,
): Promise<{ commitmentId: string }> {
  authorize(ctx, 'commitment:settle')
  return inTransaction(ctx, async (tx) => {
    const row = await findOpen(tx, input.commitmentId)
    const { customerTold, how, words = '' } = input
    refuseIf(customerTold && !how && !row.customerToldAt ? [{ code: 'how_told_needed' }] : [])
    const told = customerTold && how && !row.customerToldAt
    const replaced = await tx.db.commitment.updateMany({
      where: { id: row.id, state: 'open' },
      data: {
        ...{ state: 'replaced', settledAt: tx.now },
        ...(told ? { customerToldAt: tx.now, toldById: tx.actor.id, toldHow: how, toldWords: words } : {}),
      },
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
    const isKnown = customerTold || row.customerToldAt !== null
    const tellBy = isKnown ? undefined : row.dueAt > tx.now ? row.dueAt : tx.now
    return { commitmentId: await writeCommitment(tx, { ticketId, what, toWhom, ownerId, dueAt: input.dueAt, tellBy }) }
  })
}

/** The customer heard of the slip: who told them, when and how. Late is late on record, and told all the same. Blockers: already_told, promise_over. */
export async function tellCustomer(ctx: StaffContext, input: TellCustomerInput): Promise<{ commitmentId: string }> {
  authorize(ctx, 'commitment:settle')
  return inTransaction(ctx, async (tx) => {
    const row = await findOpen(tx, input.commitmentId)
    refuseIf(tellBlockers(row))
    const told = await tx.db.commitment.updateMany({
      where: { id: row.id, customerToldAt: null, state: { in: ['open', 'broken'] } },
      data: { customerToldAt: tx.now, toldById: tx.actor.id, toldHow: input.how, toldWords: input.words },
    })
    if (told.count === 0) conflict()
    await recordEvent(tx, {
      type: 'commitment.customer-told',
      subject: 'ticket',
      subjectId: row.ticketId,
      data: { what: row.what, how: input.how, words: input.words, late: tx.now > row.dueAt },
    })
    return { commitmentId: row.id }
  })
}
