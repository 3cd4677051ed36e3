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

/** The duty of whom a rung means, as the record says it: who stands in for a crew or a unit is named by their own. */
function dutyFor(role: Role, ticket: Escalated): Role | 'first-contact' {
  if (role === 'technician' && !ticket.crewId) return ticket.unitId ? 'unit-leader' : 'first-contact'
  return role === 'unit-leader' && !ticket.unitId ? 'shift-leader' : role
}

/** The rungs above a vacant one, in order. */
const ABOVE: readonly Role[] = ['unit-leader', 'supervisor', 'manager', 'general-manager', 'system-admin']

/** The nearest person above a duty nobody holds. */
async function aboveVacant(ctx: Context, role: Role): Promise<{ role: Role; person: StaffName } | null> {
  for (const above of ABOVE.slice(ABOVE.indexOf(role) + 1)) {
    const person = above === 'unit-leader' ? null : await holderOf(ctx, above)
    if (person) return { role: above, person }
  }
  return null
}

/**
 * Tells the next person up. When nobody holds the duty the row says so: it stands on every leader's list and among the vacant duties the
 * system administrator and the managers see, and the nearest person above is told at once. An alarm, never nothing.
 */
export async function writeEscalation(ctx: Context, ticket: Escalated, told: Told): Promise<void> {
  const person = await personFor(ctx, told.role, ticket)
  await writeRow(ctx, ticket, told, person)
  if (person) return
  const above = await aboveVacant(ctx, told.role)
  if (above) await writeRow(ctx, ticket, { ...told, role: above.role, reason: 'duty-vacant' }, above.person)
}

async function writeRow(ctx: Context, ticket: Escalated, told: Told, person: StaffName | null): Promise<void> {
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
      role: dutyFor(told.role, ticket),
      to: person?.name,
      toEn: person?.nameEn,
      reason: told.reason,
      step: told.step,
      nobody: !person,
    },
  })
}
