import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { policyBook } from '@/lib/policy/queries'
import type { Kind, Service, Severity } from '@/lib/policy/rules/vocabulary'
import { unitAndCrew, type Proposal } from '@/lib/units/queries'
import { crewBlockers } from '@/lib/units/rules/crews'
import { clockSeq, dueIfStarted, refreshNextDue, startClocks } from './clocks'
import type { FoundTicket } from './find-ticket'
import { moveTicket } from './move-ticket'

export type Dispatched = {
  dispatchId: string
  ticketId: string
  unitId: string
  unit: string
  unitEn: string
  crew: string | null
  crewEn: string | null
}
export type Target = {
  unitId: string
  crewId?: string | null
  /** the crew comes by appointment: whether it is on duty now does not matter */
  later?: boolean
  proposal: Proposal | null
  overruleReason: string
  note: string
  expectedVersion?: number
}

/** Sends a ticket to a unit: the move, its row, the accept clock and the event. Blockers: wrong_state, unknown_unit, crew_off_duty. */
export async function sendTicket(tx: StaffContext, ticket: FoundTicket, target: Target): Promise<Dispatched> {
  const found = await unitAndCrew(tx, target.unitId, target.crewId)
  refuseIf(found ? (found.crew && !target.later ? crewBlockers(found.crew) : []) : [{ code: 'unknown_unit' }])
  const { unit, crew } = found!
  const accept = await acceptLimit(tx, ticket)
  const before = await clockSeq(tx, ticket.id, 'accept')
  const due = before === 0 ? await dueIfStarted(tx, { accept }) : null
  const place = { unitId: unit.id, crewId: crew?.id ?? null }
  // The move comes first: of two dispatchers at once the second finds no row, before it has written anything.
  await moveTicket(
    tx,
    ticket,
    'dispatch',
    due ? { ...place, nextDueAt: earlier(ticket.nextDueAt, due) } : place,
    target.expectedVersion,
  )
  if ((await startClocks(tx, ticket, { accept }, { accept: before })) && !due) await refreshNextDue(tx, ticket.id)
  const dispatchId = newId()
  const proposedUnitId = target.proposal?.unitId
  const row = {
    id: dispatchId,
    orgId: tx.actor.orgId,
    ticketId: ticket.id,
    unitId: unit.id,
    crewId: crew?.id ?? null,
    proposedUnitId: proposedUnitId ?? null,
    overruleReason: target.overruleReason || null,
    note: target.note,
    byId: tx.actor.id,
    at: tx.now,
  }
  await insertRows(tx.db, { table: 'Dispatch', rows: [row] })
  await recordEvent(tx, {
    type: 'ticket.dispatched',
    subject: 'ticket',
    subjectId: ticket.id,
    data: {
      unit: unit.name,
      unitEn: unit.nameEn,
      ...{ crew: crew?.name, crewEn: crew?.nameEn },
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
    crewEn: crew?.nameEn ?? null,
  }
}

const earlier = (known: Date | null, due: Date) => (known && known < due ? known : due)

async function acceptLimit(tx: StaffContext, ticket: FoundTicket) {
  const book = await policyBook(tx)
  return book.limits({
    kind: ticket.kind as Kind,
    service: ticket.service as Service,
    severity: ticket.severity as Severity,
    customerClass: ticket.keyCustomer ? 'key' : 'ordinary',
  }).accept
}
