import 'server-only'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { policyBook } from '@/lib/policy/queries'
import type { Severity } from '@/lib/policy/rules/vocabulary'
import { nominalMinutes } from '@/lib/policy/rules/limits'
import type { ClockName, ClockView } from '../rules/clocks'
import { escalationSteps } from '../rules/escalation'

type PlannedTimer = { kind: string; subject: string; step: number; dueAt: Date }

/** Writes timer rows; one that stands already is left alone. */
export async function planTimers(ctx: Context, subjectId: string, timers: PlannedTimer[]): Promise<void> {
  const rows = timers.map((timer) => ({ id: newId(), orgId: ctx.actor.orgId, subjectId, ...timer }))
  await insertRows(ctx.db, { table: 'Timer', rows, skip: true })
}

/** Timers of running clocks: the warning, the overrun, and every rung of the ladder after it. */
export async function planClockTimers(
  ctx: Context,
  ticket: { id: string; severity: string; keyCustomer: boolean },
  clocks: { clock: ClockName; view: ClockView }[],
): Promise<void> {
  const { ladder } = await policyBook(ctx)
  const timers = clocks.flatMap(({ clock, view }) => {
    if (!view.dueAt || !view.warnAt) return []
    const { keyCustomer } = ticket
    const severity = ticket.severity as Severity
    const steps = escalationSteps(ladder, {
      severity,
      keyCustomer,
      dueAt: view.dueAt,
      warnAt: view.warnAt,
      limitMinutes: nominalMinutes(view.limit),
    })
    return [
      { kind: 'clock-warn', subject: clock, step: 0, dueAt: view.warnAt },
      { kind: 'clock-breach', subject: clock, step: 0, dueAt: view.dueAt },
      ...steps.map((step) => ({
        kind: `escalate:${step.role}:${step.reason}`,
        subject: clock,
        step: step.step,
        dueAt: step.at,
      })),
    ]
  })
  await planTimers(ctx, ticket.id, timers)
}

/** What was to happen to this clock or promise happens no more. */
export async function cancelTimers(ctx: Context, subjectId: string, subject: string): Promise<void> {
  await ctx.db.timer.updateMany({
    where: { subjectId, subject, firedAt: null, cancelledAt: null },
    data: { cancelledAt: ctx.now },
  })
}
