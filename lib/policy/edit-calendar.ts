import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { EditCalendarInput } from './inputs'
import { forgetPolicy } from './queries'
import { calendarEditBlockers } from './rules/calendar-edit'

/** A new version of a year's calendar. Clocks that run keep the version they started with. Blockers: those of calendarEditBlockers. */
export async function editCalendar(
  ctx: StaffContext,
  input: EditCalendarInput,
): Promise<{ year: number; version: number }> {
  authorize(ctx, 'calendar:edit')
  const { year, reason, source } = input
  const edited = await inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const latest = await tx.db.calendarYear.findFirst({ where: { orgId, year }, orderBy: { version: 'desc' } })
    refuseIf(calendarEditBlockers(input))
    const current = latest?.version ?? 0
    if (current !== input.baseVersion) conflict({ version: current })
    const version = current + 1
    const holidays = [...new Set(input.holidays)].sort()
    const makeUpDays = [...new Set(input.makeUpDays)].sort()
    const made = await tx.db.calendarYear.createMany({
      data: [
        { orgId, year, version, holidays, makeUpDays, source: source || (latest?.source ?? ''), updatedAt: tx.now },
      ],
      skipDuplicates: true,
    })
    if (made.count === 0) conflict()
    await recordEvent(tx, {
      type: 'calendar.edited',
      subject: 'organisation',
      subjectId: orgId,
      data: { year, version, reason, recomputed: 0 },
    })
    return { year, version }
  })
  forgetPolicy(ctx.actor.orgId)
  return edited
}
