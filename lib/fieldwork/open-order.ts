import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { holds } from '@/lib/kernel/actor'
import type { Blocker } from '@/lib/kernel/blockers'
import { refuseIf } from '@/lib/kernel/errors'
import type { Role } from '@/lib/kernel/roles'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { noteCrew } from '@/lib/tickets/work-on-ticket'
import { findTicketById, findTicketByNo } from '@/lib/tickets/find-for-orders'
import { proposedUnit, scopeCovers } from '@/lib/units/queries'
import type { Matter } from '@/lib/units/rules/proposing'
import { FIELD_STATES, type TicketState } from '@/lib/tickets/rules/lifecycle'
import type { OpenOrderInput } from './inputs'
import { leadsUnit } from './internal/find-order'
import { crewForJob } from './internal/give-to-crew'
import { ordersReach } from './internal/orders-reach'
import { writeOrder, type NewOrder } from './internal/write-order'

/** Opens a work order on a ticket; one open order of a kind. Part of dispatching and of reopening. Blockers: unknown_unit, window_needs_crew, those of crewForJob. */
export async function openOrder(ctx: StaffContext, input: NewOrder): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:open')
  return inTransaction(ctx, async (tx) => {
    const { window = null, crewId, unitId, kind: orderKind } = input
    refuseIf(window && !crewId ? [{ code: 'window_needs_crew' }] : [])
    if (crewId) {
      const ticket = await findTicketById(tx, input.ticketId)
      await crewForJob(tx, { unitId, crewId, window, orderKind, ticket })
    }
    return writeOrder(tx, input)
  })
}

/** Who may give work to the crews of any unit. */
const ANY_CREW: Role[] = ['hotline-agent', 'shift-leader', 'dispatcher', 'supervisor', 'follow-up-caller']

/** Why another unit than the one that holds the ticket is not given an order without a reason: it is not the proposed one, or its scope excludes the matter. */
async function elsewhereBlockers(tx: StaffContext, unitId: string, matter: Matter): Promise<Blocker[]> {
  if ((await proposedUnit(tx, matter))?.unitId === unitId) return []
  return [{ code: (await scopeCovers(tx, unitId, matter)) ? 'overrule_reason_needed' : 'outside_scope' }]
}

/** A further order on a ticket a unit holds: another inspection, a flush, a measurement. A leader gives it to crews of their own units only. Blockers: wrong_state, unknown_unit, crew_of_other_unit, overrule_reason_needed, outside_scope. */
export async function openFurtherOrder(ctx: StaffContext, input: OpenOrderInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:open')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketByNo(tx, input.ticketNo)
    const held = (FIELD_STATES as readonly TicketState[]).includes(ticket.status)
    refuseIf(held ? [] : [{ code: 'wrong_state', params: { status: ticket.status } }])
    const { kind, unitId, crewId = null, window = null, overruleReason } = input
    const own = !crewId || holds(tx.actor, ANY_CREW) || (await leadsUnit(tx, unitId))
    refuseIf(own ? [] : [{ code: 'crew_of_other_unit' }])
    if (unitId !== ticket.unitId && !overruleReason) refuseIf(await elsewhereBlockers(tx, unitId, ticket))
    const opened = await openOrder(tx, { ticketId: ticket.id, kind, unitId, crewId, window, overruleReason })
    await noteCrew(tx, ticket.id, await ordersReach(tx, ticket.id))
    return opened
  })
}
