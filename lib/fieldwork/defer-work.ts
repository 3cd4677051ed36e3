import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { findTicketByNo } from '@/lib/tickets/find-for-orders'
import { isOpen } from '@/lib/tickets/rules/lifecycle'
import type { DeferWorkInput } from './inputs'
import { putOff } from './internal/put-off'
import { deferBlockers } from './rules/off-season'

/** The unit leader puts a matter of their unit on the off-season list. Blockers: wrong_state, no_unit, already_deferred, planned_past. */
export async function deferWork(ctx: StaffContext, input: DeferWorkInput): Promise<{ lineId: string }> {
  authorize(ctx, 'off-season:add')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketByNo(tx, input.ticketNo)
    const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
    refuseIf([
      ...(isOpen(ticket.status) ? [] : [{ code: 'wrong_state', params: { status: ticket.status } }]),
      ...deferBlockers({ deferCause: input.cause, deferReason: input.reason, plannedOn: input.plannedOn }, today),
    ])
    const { cause, reason, plannedOn } = input
    return { lineId: await putOff(tx, { ticket, visitId: null, cause, reason, plannedOn }) }
  })
}
