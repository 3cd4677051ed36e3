import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import type { Role } from '@/lib/kernel/roles'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { activeStaff, holderOf, leaderOf, memberOf, type StaffName } from '@/lib/units/queries'

type Told = { role: Role; reason: string; clock: string | null; step: number }

type Escalated = { id: string; ownerId: string; unitId: string | null; crewId: string | null }

/**
 * The person a rung of the ladder means: the ticket's own crew and its unit's own leader, else whoever holds the role. While no unit
 * holds the ticket, its first-contact owner stands for the crew and the shift leader for the unit.
 */
async function personFor(ctx: Context, role: Role, ticket: Escalated): Promise<StaffName | null> {
  if (role === 'technician')
    return ticket.crewId
      ? memberOf(ctx, ticket.crewId)
      : ticket.unitId
        ? leaderOf(ctx, ticket.unitId)
        : activeStaff(ctx, ticket.ownerId)
  if (role === 'unit-leader') return ticket.unitId ? leaderOf(ctx, ticket.unitId) : holderOf(ctx, 'shift-leader')
  return holderOf(ctx, role)
}

/** Tells the next person up. When nobody holds the role the row says so and stands on every leader's list: an alarm, never nothing. */
export async function writeEscalation(ctx: Context, ticket: Escalated, told: Told): Promise<void> {
  const person = await personFor(ctx, told.role, ticket)
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
    data: {
      role: told.role,
      to: person?.name,
      toEn: person?.nameEn,
      reason: told.reason,
      step: told.step,
      nobody: !person,
    },
  })
}
