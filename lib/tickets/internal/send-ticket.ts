import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import type { Kind, Service, Severity } from '@/lib/policy/rules/vocabulary'
import { unitAndCrew, type Proposal } from '@/lib/units/queries'
import { clockSeq, refreshNextDue, startClocks } from './clocks'
import type { FoundTicket } from './find-ticket'
import { moveTicket } from './move-ticket'

export type Dispatched = {
  dispatchId: string
  ticketId: string
  unitId: string
  unit: string
  unitEn: string
  crew: string | null
}
export type Target = {
  unitId: string
  crewId?: string | null
  proposal: Proposal | null
  overruleReason: string
  note: string
  expectedVersion?: number
}

/** Sends a ticket to a unit: the move, its row, the accept clock and the event. Blockers: wrong_state, unknown_unit. */
export async function sendTicket(tx: StaffContext, ticket: FoundTicket, target: Target): Promise<Dispatched> {
  const found = await unitAndCrew(tx, target.unitId, target.crewId)
  refuseIf(found ? [] : [{ code: 'unknown_unit' }])
  const { unit, crew } = found!
  await moveTicket(tx, ticket, 'dispatch', { unitId: unit.id, crewId: crew?.id ?? null }, target.expectedVersion)
  const dispatchId = newId()
  const proposedUnitId = target.proposal?.unitId
  await tx.db.dispatch.createMany({
    data: [
      {
        id: dispatchId,
        orgId: tx.actor.orgId,
        ticketId: ticket.id,
        unitId: unit.id,
        crewId: crew?.id,
        proposedUnitId,
        overruleReason: target.overruleReason || null,
        note: target.note,
        byId: tx.actor.id,
        at: tx.now,
      },
    ],
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
      proposed: proposedUnitId === unit.id,
      reason: target.overruleReason || undefined,
    },
  })
  return {
    dispatchId,
    ticketId: ticket.id,
    unitId: unit.id,
    unit: unit.name,
    unitEn: unit.nameEn,
    crew: crew?.name ?? null,
  }
}

async function startAcceptClock(tx: StaffContext, ticket: FoundTicket) {
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
