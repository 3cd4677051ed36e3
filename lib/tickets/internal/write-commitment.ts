import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { commitmentBlockers, commitmentWarnAt } from '../rules/commitments'
import { planTimers } from './timers'

type Promise_ = { ticketId: string; what: string; dueAt: Date; toWhom: string; ownerId: string }

/** Writes a promise with its owner, its warning and its breach. Blockers: promise_in_past, promise_too_far. */
export async function writeCommitment(tx: StaffContext, promise: Promise_): Promise<string> {
  refuseIf(commitmentBlockers(promise.dueAt, tx.now))
  const id = newId()
  await tx.db.commitment.create({
    data: { id, orgId: tx.actor.orgId, ...promise, madeById: tx.actor.id, madeAt: tx.now },
    select: { id: true },
  })
  await planTimers(tx, promise.ticketId, [
    { kind: 'commitment-warn', subject: id, step: 0, dueAt: commitmentWarnAt(tx.now, promise.dueAt) },
    { kind: 'commitment-breach', subject: id, step: 0, dueAt: promise.dueAt },
  ])
  await recordEvent(tx, {
    type: 'commitment.made',
    subject: 'ticket',
    subjectId: promise.ticketId,
    data: { what: promise.what, toWhom: promise.toWhom, dueAt: promise.dueAt.toISOString(), owner: tx.actor.name },
  })
  return id
}
