import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import type { Kind, Service, Severity } from '@/lib/policy/rules/vocabulary'
import { proposedUnit, scopeCovers, unitAndCrew } from '@/lib/units/queries'
import type { DispatchTicketInput } from './inputs'
import { clockSeq, refreshNextDue, startClocks } from './internal/clocks'
import { findTicket } from './internal/find-ticket'
import { moveTicket } from './internal/move-ticket'

export type Dispatched = { dispatchId: string; ticketId: string; unitId: string; unit: string; unitEn: string; crew: string | null }

/**
 * Sends a ticket to a unit and perhaps a crew. Blockers: wrong_state, unknown_unit, overrule_reason_needed (another unit
 * than proposed), outside_scope (params unit: the scope excludes it and no reason is given).
 */
export async function dispatchTicket(ctx: StaffContext, input: DispatchTicketInput): Promise<Dispatched> {
  authorize(ctx, 'ticket:dispatch')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const found = await unitAndCrew(tx, input.unitId, input.crewId)
    refuseIf(found ? [] : [{ code: 'unknown_unit' }])
    const { unit, crew } = found!
    const matter = { kind: ticket.kind, service: ticket.service, communityId: ticket.communityId, zone: ticket.zone }
    const proposal = await proposedUnit(tx, matter)
    if (proposal?.unitId !== unit.id && input.overruleReason === '') {
      const covered = await scopeCovers(tx, unit.id, matter)
      refuseIf([{ code: covered ? 'overrule_reason_needed' : 'outside_scope', params: { unit: unit.name } }])
    }
    await moveTicket(tx, ticket, 'dispatch', { unitId: unit.id, crewId: crew?.id ?? null }, input.expectedVersion)
    const dispatchId = newId()
    await tx.db.dispatch.create({
      data: {
        id: dispatchId,
        orgId: tx.actor.orgId,
        ticketId: ticket.id,
        unitId: unit.id,
        crewId: crew?.id,
        proposedUnitId: proposal?.unitId,
        overruleReason: input.overruleReason || null,
        note: input.note,
        byId: tx.actor.id,
        at: tx.now,
      },
      select: { id: true },
    })
    await startAcceptClock(tx, ticket)
    await recordEvent(tx, {
      type: 'ticket.dispatched',
      subject: 'ticket',
      subjectId: ticket.id,
      data: {
        unit: unit.name,
        unitEn: unit.nameEn,
        crew: crew?.name,
        proposed: proposal?.unitId === unit.id,
        reason: input.overruleReason || undefined,
      },
    })
    return { dispatchId, ticketId: ticket.id, unitId: unit.id, unit: unit.name, unitEn: unit.nameEn, crew: crew?.name ?? null }
  })
}

async function startAcceptClock(tx: StaffContext, ticket: { id: string; kind: string; service: string; severity: string; keyCustomer: boolean }) {
  const book = await policyBook(tx)
  const { accept } = book.limits({
    kind: ticket.kind as Kind,
    service: ticket.service as Service,
    severity: ticket.severity as Severity,
    customerClass: ticket.keyCustomer ? 'key' : 'ordinary',
  })
  const due = await startClocks(tx, ticket, { accept }, { accept: await clockSeq(tx, ticket.id, 'accept') })
  if (due) await refreshNextDue(tx, ticket.id)
}
