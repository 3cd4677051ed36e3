import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import type { Role } from '@/lib/kernel/roles'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { holderOf, leaderOf, type StaffName } from '@/lib/units/queries'

type Told = { role: Role; reason: string; clock: string | null; step: number }

/** The person a rung of the ladder means: the unit's own leader, or whoever holds the role. */
async function personFor(ctx: Context, role: Role, unitId: string | null): Promise<StaffName | null> {
  if (role === 'unit-leader' && unitId) return leaderOf(ctx, unitId)
  return holderOf(ctx, role)
}

/** Tells the next person up. When nobody holds the role the row says so and stands on every leader's list: an alarm, never nothing. */
export async function writeEscalation(ctx: Context, ticket: { id: string; unitId: string | null }, told: Told): Promise<void> {
  const person = await personFor(ctx, told.role, ticket.unitId)
  await ctx.db.escalation.create({
    data: {
      id: newId(),
      orgId: ctx.actor.orgId,
      ticketId: ticket.id,
      step: told.step,
      toRole: told.role,
      toStaffId: person?.id,
      reason: told.reason,
      clock: told.clock,
      at: ctx.now,
    },
    select: { id: true },
  })
  await recordEvent(ctx, {
    type: 'ticket.escalated',
    subject: 'ticket',
    subjectId: ticket.id,
    data: { role: told.role, to: person?.name, toEn: person?.nameEn, reason: told.reason, step: told.step, nobody: !person },
  })
}
