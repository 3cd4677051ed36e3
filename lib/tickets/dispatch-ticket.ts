import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { proposedUnit, scopeCovers } from '@/lib/units/queries'
import type { DispatchTicketInput } from './inputs'
import { declinedBy } from './internal/declined-by'
import { findTicket, type FoundTicket } from './internal/find-ticket'
import { sendBlockers } from './rules/ownership'
import { stateBlockers } from './rules/lifecycle'
import { sendTicket, type Dispatched } from './internal/send-ticket'

const matterOf = async (tx: StaffContext, ticket: FoundTicket) => ({
  kind: ticket.kind,
  service: ticket.service,
  communityId: ticket.communityId,
  zone: ticket.zone,
  declinedBy: await declinedBy(tx, ticket),
  ruledUnitId: ticket.ruledUnitId,
})

/**
 * Sends a ticket to a unit and perhaps a crew. Blockers: wrong_state, ruling_pending, ruled_elsewhere, unknown_unit, crew_off_duty,
 * overrule_reason_needed (another unit than proposed), outside_scope (the scope excludes it and no reason is given).
 */
export async function dispatchTicket(ctx: StaffContext, input: DispatchTicketInput): Promise<Dispatched> {
  authorize(ctx, 'ticket:dispatch')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    refuseIf(stateBlockers('dispatch', ticket.status).length > 0 ? [] : sendBlockers(ticket, input.unitId))
    const matter = await matterOf(tx, ticket)
    const proposal = await proposedUnit(tx, matter)
    if (proposal?.unitId !== input.unitId && input.overruleReason === '') {
      const covered = await scopeCovers(tx, input.unitId, { ...matter, declinedBy: [] })
      refuseIf([{ code: covered ? 'overrule_reason_needed' : 'outside_scope' }])
    }
    const { unitId, crewId, overruleReason, note, expectedVersion } = input
    const later = !!input.window
    return sendTicket(tx, ticket, { unitId, crewId, later, proposal, overruleReason, note, expectedVersion })
  })
}

/** A reopened ticket goes straight back to the unit its scope names; null when no unit's scope takes it in. Blockers: wrong_state. */
export async function sendAgain(
  ctx: StaffContext,
  input: { ticketId: string; ticketNo: string; orderKind: string },
): Promise<(Dispatched & { crewId: string | null }) | null> {
  authorize(ctx, 'ticket:send-again')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const proposal = await proposedUnit(tx, { ...(await matterOf(tx, ticket)), orderKind: input.orderKind })
    if (!proposal) return null
    const { unitId, crewId } = proposal
    const sent = await sendTicket(tx, ticket, { unitId, crewId, proposal, overruleReason: '', note: '' })
    return { ...sent, crewId }
  })
}
