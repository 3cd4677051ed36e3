import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { Role } from '@/lib/kernel/roles'
import type { SystemContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { writeEscalation } from './internal/escalate'
import { planTimers } from './internal/timers'
import { tellByOf } from './rules/commitments'
import { policyBook } from '@/lib/policy/queries'
import { refreshNextDue } from './internal/clocks'

type Timer = { id: string; kind: string; subjectId: string; subject: string; step: number; dueAt: Date }

/**
 * What a due timer means, done once: the guarded update of `firedAt` lets exactly one worker through, in the same transaction as
 * what it writes. A clock that was settled, paused or moved meanwhile makes the timer mean nothing.
 */
export async function fireTimer(ctx: SystemContext, timer: Timer): Promise<boolean> {
  authorize(ctx, 'escalation:acknowledge')
  return inTransaction(ctx, async (tx) => {
    const fired = await tx.db.timer.updateMany({
      where: { id: timer.id, firedAt: null, cancelledAt: null },
      data: { firedAt: tx.now, leaseUntil: null },
    })
    if (fired.count === 0) return false
    const ticket = await tx.db.ticket.findFirst({
      where: { id: timer.subjectId, orgId: tx.actor.orgId },
      select: { id: true, ownerId: true, unitId: true, crewId: true, keyCustomer: true },
    })
    if (!ticket) return false
    if (timer.kind.startsWith('commitment')) await fireCommitment(tx, ticket, timer)
    else if (timer.kind.startsWith('ruling')) await fireRuling(tx, ticket, timer)
    else if (timer.kind === 'report-due') await fireReportDue(tx, ticket, timer)
    else await fireClock(tx, ticket, timer)
    return true
  })
}

type Subject = { id: string; ownerId: string; unitId: string | null; crewId: string | null; keyCustomer: boolean }

async function fireClock(tx: SystemContext, ticket: Subject, timer: Timer): Promise<void> {
  const clock = await tx.db.clock.findUnique({
    where: { ticketId_clock: { ticketId: ticket.id, clock: timer.subject } },
  })
  if (!clock || clock.doneAt || !clock.dueAt || (clock.state !== 'running' && clock.state !== 'broken')) return
  const subject = { subject: 'ticket', subjectId: ticket.id }
  const data = { clock: timer.subject, dueAt: clock.dueAt.toISOString() }
  if (timer.kind === 'clock-warn') return recordEvent(tx, { type: 'clock.nearing', ...subject, data })
  if (timer.kind === 'clock-breach') {
    await tx.db.clock.updateMany({
      where: { ticketId: ticket.id, clock: timer.subject, state: 'running' },
      data: { state: 'broken', breachedAt: clock.dueAt },
    })
    await refreshNextDue(tx, ticket.id)
    await recordEvent(tx, { type: 'clock.overrun', ...subject, data })
    if (ticket.keyCustomer) await recordEvent(tx, { type: 'key-customer.overrun', ...subject, data })
    return
  }
  const [, role, reason] = timer.kind.split(':')
  if (reason === 'gross-overrun')
    await tx.db.ticket.updateMany({ where: { id: ticket.id, grossAt: null }, data: { grossAt: tx.now } })
  await writeEscalation(tx, ticket, {
    role: role as Role,
    reason: reason ?? 'overrun',
    clock: timer.subject,
    step: timer.step,
  })
}

async function fireCommitment(tx: SystemContext, ticket: Subject, timer: Timer): Promise<void> {
  const promise = await tx.db.commitment.findUnique({ where: { id: timer.subject } })
  if (promise?.state !== 'open') return
  const rule = (await policyBook(tx)).promises
  const tell = (role: Role, reason: string) => writeEscalation(tx, ticket, { role, reason, clock: null, step: 0 })
  const subject = { subject: 'ticket', subjectId: ticket.id }
  if (timer.kind === 'commitment-warn') {
    const tellBy = tellByOf(rule, tx.now, promise.dueAt)
    await tx.db.commitment.updateMany({
      where: { id: promise.id, warnedAt: null },
      data: { warnedAt: tx.now, tellBy },
    })
    // A warning that comes when the time has passed leaves nothing to be in time for: the breach itself speaks.
    if (promise.dueAt > tx.now)
      await planTimers(tx, ticket.id, [{ kind: 'commitment-tell', subject: promise.id, step: 0, dueAt: tellBy }])
    return recordEvent(tx, {
      type: 'commitment.nearing',
      ...subject,
      data: { what: promise.what, dueAt: promise.dueAt.toISOString() },
    })
  }
  if (timer.kind === 'commitment-tell') {
    if (promise.customerToldAt || !promise.tellBy) return
    const data = { what: promise.what, tellBy: promise.tellBy.toISOString() }
    await recordEvent(tx, { type: 'commitment.untold', ...subject, data })
    return tell(rule.untoldRole, 'customer-not-told')
  }
  await tx.db.commitment.updateMany({
    where: { id: promise.id, state: 'open' },
    data: { state: 'broken', settledAt: tx.now },
  })
  await recordEvent(tx, { type: 'commitment.broken', ...subject, data: { what: promise.what } })
  await tell(rule.brokenRole, 'commitment-broken')
  if (ticket.keyCustomer) await tell('manager', 'commitment-broken')
}

/** Nobody has ruled yet: the dispatcher is warned, then those above are told one after the other. */
async function fireRuling(tx: SystemContext, ticket: Subject, timer: Timer): Promise<void> {
  const open = await tx.db.ownershipRuling.findFirst({
    where: { id: timer.subject, state: 'open' },
    select: { dueAt: true },
  })
  if (!open) return
  const [kind, role = 'dispatcher'] = timer.kind.split(':')
  const data = { dueAt: open.dueAt.toISOString() }
  const type = kind === 'ruling-warn' ? 'ruling.nearing' : 'ruling.late'
  if (timer.step <= 1) await recordEvent(tx, { type, subject: 'ticket', subjectId: ticket.id, data })
  await writeEscalation(tx, ticket, {
    ...{ role: role as Role, reason: type === 'ruling.nearing' ? 'ruling-near' : 'ruling-late' },
    ...{ clock: null, step: timer.step },
  })
}

async function fireReportDue(tx: SystemContext, ticket: Subject, timer: Timer): Promise<void> {
  const open = await tx.db.difficultCase.findFirst({
    where: { id: timer.subject, answeredAt: null },
    select: { id: true },
  })
  if (open) await writeEscalation(tx, ticket, { role: 'supervisor', reason: 'report-overdue', clock: null, step: 0 })
}
