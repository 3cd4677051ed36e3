import 'server-only'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import type { VisitWindow } from '@/lib/tickets/inputs'
import { lockCrew, type CrewRow } from '@/lib/units/crew-at-work'
import { assignBlockers, neededSkills, windowBlockers, type Booked } from '@/lib/units/rules/crews'

const DAY_MS = 86_400_000

async function bookedOf(tx: StaffContext, crewId: string, around: Date): Promise<Booked[]> {
  const rows = await tx.db.workOrder.findMany({
    where: {
      ...{ crewId, orgId: tx.actor.orgId, status: { in: ['sent', 'accepted', 'in-progress'] } },
      windowFrom: { lt: new Date(around.getTime() + DAY_MS) },
      windowTo: { gt: new Date(around.getTime() - DAY_MS) },
    },
    select: { no: true, windowFrom: true, windowTo: true },
  })
  return rows.map(({ no, windowFrom, windowTo }) => ({
    ...{ orderNo: no, from: windowFrom!.getTime(), to: windowTo!.getTime() },
  }))
}

type Job = {
  unitId: string
  crewId: string
  window: VisitWindow | null
  orderKind: string
  orderNo?: string
  ticket: { kind: string; service: string }
}

/** The crew, if it may have the job. Blockers: unknown_unit, crew_of_other_unit, those of windowBlockers and assignBlockers. */
export async function crewForJob(tx: StaffContext, job: Job): Promise<CrewRow> {
  const around = job.window?.from ?? tx.now
  const crew = await lockCrew(tx, job.crewId, around)
  refuseIf(crew ? (crew.unitId === job.unitId ? [] : [{ code: 'crew_of_other_unit' }]) : [{ code: 'unknown_unit' }])
  const now = tx.now.getTime()
  const window = job.window && { from: job.window.from.getTime(), to: job.window.to.getTime() }
  if (window) refuseIf(windowBlockers(window, now))
  const booked = window ? await bookedOf(tx, job.crewId, around) : []
  const skills = neededSkills({ orderKind: job.orderKind, ticketKind: job.ticket.kind, service: job.ticket.service })
  refuseIf(assignBlockers(crew!, booked, { skills, window, now, orderNo: job.orderNo }))
  return crew!
}
