import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import { commitmentBlockers, commitmentWarnAt } from '../rules/commitments'
import { planTimers } from './timers'

type Promise_ = {
  ticketId: string
  what: string
  dueAt: Date
  toWhom: string
  ownerId: string
  /** the customer still has to hear of it, by then: the one it replaces was moved without telling them */
  tellBy?: Date
  /** the work order whose arrival keeps it */
  orderId?: string
}

/** Writes a promise with its owner, its warning and its breach. Blockers: promise_in_past, promise_too_far. */
export async function writeCommitment(tx: StaffContext, promise: Promise_): Promise<string> {
  refuseIf(commitmentBlockers(promise.dueAt, tx.now))
  const id = newId()
  await tx.db.commitment.create({
    data: {
      ...{ id, orgId: tx.actor.orgId, madeById: tx.actor.id, madeAt: tx.now, ...promise },
      warnedAt: promise.tellBy ? tx.now : null,
    },
    select: { id: true },
  })
  const rule = (await policyBook(tx)).promises
  const warn = { kind: 'commitment-warn', dueAt: commitmentWarnAt(rule, tx.now, promise.dueAt) }
  const first = promise.tellBy ? { kind: 'commitment-tell', dueAt: promise.tellBy } : warn
  await planTimers(tx, promise.ticketId, [
    { ...first, subject: id, step: 0 },
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
