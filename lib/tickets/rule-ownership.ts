import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { scopeCovers, unitAndCrew } from '@/lib/units/queries'
import type { ReviewReturnInput, RuleOwnershipInput } from './inputs'
import { findTicket, findTicketById } from './internal/find-ticket'
import { changeTicket } from './internal/move-ticket'
import { cancelTimers } from './internal/timers'
import { basisBlockers } from './rules/ownership'

type Ruling = Omit<RuleOwnershipInput, 'requestKey' | 'crewId' | 'orderKind'>

/**
 * Rules whose a ticket is: the unit, and on what basis (a clause of the rule base, the unit's scope, or reasons in writing). After it the
 * unit may not return it. Blockers: no_ruling_open, unknown_unit, basis_not_covering, unknown_clause, reason_too_short.
 */
export async function ruleOwnership(ctx: StaffContext, input: Ruling): Promise<{ ticketNo: string }> {
  authorize(ctx, 'ownership:rule')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    if (ticket.version !== input.expectedVersion) conflict({ version: ticket.version, status: ticket.status })
    refuseIf(ticket.rulingOpen ? [] : [{ code: 'no_ruling_open' }])
    const found = await unitAndCrew(tx, input.unitId, null)
    refuseIf(found ? [] : [{ code: 'unknown_unit' }])
    const { orgId } = tx.actor
    const { kind, service, communityId, zone } = ticket
    const [covered, clauses] = await Promise.all([
      input.basis === 'scope' && scopeCovers(tx, input.unitId, { kind, service, communityId, zone }),
      input.basis === 'clause' ? tx.db.clause.count({ where: { orgId, code: input.cited } }) : 0,
    ])
    refuseIf(basisBlockers({ ...input, covered, clauseKnown: clauses > 0 }))
    const open = await tx.db.ownershipRuling.findFirst({
      where: { ticketId: ticket.id, orgId, state: 'open' },
      select: { id: true, dueAt: true },
    })
    if (!open) conflict()
    const decided = await tx.db.ownershipRuling.updateMany({
      where: { id: open.id, state: 'open' },
      data: {
        ...{ state: 'decided', unitId: input.unitId, basis: input.basis, cited: input.cited },
        ...{ decidedById: tx.actor.id, decidedAt: tx.now, late: tx.now > open.dueAt },
      },
    })
    if (decided.count === 0) conflict()
    await changeTicket(tx, ticket, { rulingOpen: false, ruledUnitId: input.unitId })
    await cancelTimers(tx, ticket.id, open.id)
    const { unit } = found!
    await recordEvent(tx, {
      type: 'ruling.made',
      subject: 'ticket',
      subjectId: ticket.id,
      data: {
        ...{ unit: unit.name, unitEn: unit.nameEn, basis: input.basis, cited: input.cited },
        late: tx.now > open.dueAt,
      },
    })
    return { ticketNo: ticket.no }
  })
}

/** A return judged by the dispatcher, once: justified or not, the latter with its reason; counted per unit. Blockers: not_returned. */
export async function reviewReturn(ctx: StaffContext, input: ReviewReturnInput): Promise<{ dispatchId: string }> {
  authorize(ctx, 'return:review')
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.dispatch.findFirst({
      where: { id: input.dispatchId, orgId: tx.actor.orgId },
      select: { id: true, ticketId: true, unitId: true, returnedAt: true },
    })
    if (!row) notFound()
    await findTicketById(tx, row.ticketId)
    refuseIf(row.returnedAt ? [] : [{ code: 'not_returned' }])
    refuseIf(input.verdict === 'unjustified' && input.note === '' ? [{ code: 'verdict_reason_needed' }] : [])
    const judged = await tx.db.dispatch.updateMany({
      where: { id: row.id, verdict: null },
      data: { verdict: input.verdict, verdictNote: input.note, reviewedById: tx.actor.id, reviewedAt: tx.now },
    })
    if (judged.count === 0) conflict()
    const found = await unitAndCrew(tx, row.unitId, null)
    await recordEvent(tx, {
      type: 'return.reviewed',
      subject: 'ticket',
      subjectId: row.ticketId,
      data: {
        ...{ unit: found?.unit.name ?? '', unitEn: found?.unit.nameEn ?? '' },
        ...{ verdict: input.verdict, note: input.note },
      },
    })
    return { dispatchId: row.id }
  })
}
