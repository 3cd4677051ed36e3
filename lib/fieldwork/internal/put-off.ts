import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { pauseForSeasonEnd } from '@/lib/tickets/wait-for-season'
import type { OffSeasonCause } from '../rules/off-season'

type PutOff = {
  ticket: { id: string; service: string; unitId: string | null }
  visitId: string | null
  cause: OffSeasonCause
  reason: string
  plannedOn: string
}

/** Writes a line of the off-season list for the ticket's unit; its clocks stand until it is settled. Blockers: no_unit, already_deferred. */
export async function putOff(tx: StaffContext, { ticket, visitId, cause, reason, plannedOn }: PutOff): Promise<string> {
  refuseIf(ticket.unitId ? [] : [{ code: 'no_unit' }])
  const where = await tx.db.ticket.findUniqueOrThrow({
    where: { id: ticket.id },
    select: { faultAddress: true, serviceAddress: true, landmarks: true },
  })
  const id = newId()
  const row = {
    id,
    orgId: tx.actor.orgId,
    ticketId: ticket.id,
    visitId,
    service: ticket.service,
    place: where.faultAddress || where.serviceAddress || where.landmarks,
    cause,
    reason,
    unitId: ticket.unitId,
    plannedOn: new Date(plannedOn),
    addedById: tx.actor.id,
    addedAt: tx.now,
  }
  const [made] = await insertRows(tx.db, { table: 'OffSeasonLine', rows: [row], skip: true })
  refuseIf(made === 0 ? [{ code: 'already_deferred' }] : [])
  await recordEvent(tx, {
    type: 'work.put-off',
    subject: 'ticket',
    subjectId: ticket.id,
    data: { cause, reason, plannedOn },
  })
  await pauseForSeasonEnd(tx, { ticketId: ticket.id })
  return id
}
