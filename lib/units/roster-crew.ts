import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import { dayOfDate, instantOf, localDay } from '@/lib/kernel/zones'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { RosterCrewInput } from './inputs'
import { findCrew } from './internal/find-organisation'
import { rosterBlockers } from './rules/organisation'

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1

/**
 * Writes a crew's hours of duty between two dates in place of those that begin in them; days not named are free.
 * Blockers: roster_backwards, roster_in_past, roster_too_long.
 */
export async function rosterCrew(ctx: StaffContext, input: RosterCrewInput): Promise<{ shifts: number }> {
  authorize(ctx, 'unit:edit')
  return inTransaction(ctx, async (tx) => {
    const crew = await findCrew(tx, input.crewId)
    const { orgId } = tx.actor
    const { timeZone } = await tx.db.org.findUniqueOrThrow({ where: { id: orgId }, select: { timeZone: true } })
    const [fromDay, toDay] = [dayOfDate(input.from), dayOfDate(input.to)]
    refuseIf(rosterBlockers({ fromDay, toDay, today: localDay(timeZone, tx.now.getTime()) }))
    const [start, end] = [minutesOf(input.start), minutesOf(input.end)]
    const at = (day: number, minute: number) => new Date(instantOf(timeZone, day, minute))
    const days = Array.from({ length: toDay - fromDay + 1 }, (_, i) => fromDay + i)
    const rows = days
      .filter((day) => input.weekdays.includes(weekdayOf(day)))
      .map((day) => ({
        ...{ id: newId(), orgId, crewId: crew.id },
        ...{ startsAt: at(day, start), endsAt: at(end > start ? day : day + 1, end) },
      }))
    await tx.db.shift.deleteMany({
      where: { orgId, crewId: crew.id, startsAt: { gte: at(fromDay, 0), lt: at(toDay + 1, 0) } },
    })
    await tx.db.shift.createMany({ data: rows })
    const { from, to } = input
    const data = { code: crew.code, from, to, hours: `${input.start}-${input.end}`, shifts: rows.length }
    await recordEvent(tx, { type: 'crew.rostered', subject: 'crew', subjectId: crew.id, data })
    return { shifts: rows.length }
  })
}
