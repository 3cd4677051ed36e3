import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { dispatchTicket } from '@/lib/tickets/dispatch-ticket'
import type { DispatchTicketInput } from '@/lib/tickets/inputs'
import { takeCall } from '@/lib/tickets/take-call'
import type { TakeAndDispatchInput } from './inputs'
import { openOrder } from './open-order'
import { firstOrderKind } from './rules/orders'

export type Sent = { ticketNo: string; orderNo: string; unit: string; unitEn: string; crew: string | null }

/** Sends a ticket to a unit with the work order it begins with. Blockers: those of dispatchTicket and openOrder. */
export async function dispatchToUnit(ctx: StaffContext, input: DispatchTicketInput): Promise<Sent> {
  authorize(ctx, 'ticket:dispatch')
  return inTransaction(ctx, async (tx) => {
    const sent = await dispatchTicket(tx, input)
    const { orderNo } = await openOrder(tx, {
      ticketId: sent.ticketId,
      kind: input.orderKind,
      unitId: sent.unitId,
      crewId: input.crewId,
    })
    return { ticketNo: input.ticketNo, orderNo, unit: sent.unit, unitEn: sent.unitEn, crew: sent.crew }
  })
}

/** Save and dispatch: one act, one key; the call is never saved without being sent, nor sent without being saved. */
export async function takeAndDispatch(
  ctx: StaffContext,
  input: TakeAndDispatchInput,
): Promise<{ ticketNo: string; sent: Sent | null }> {
  authorize(ctx, 'call:take')
  const { unitId, crewId, overruleReason, ...call } = input
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCall(tx, call)
    if (!unitId) return { ticketNo: taken.ticketNo, sent: null }
    const sent = await dispatchToUnit(tx, {
      ticketNo: taken.ticketNo,
      requestKey: input.requestKey,
      unitId,
      crewId: crewId ?? null,
      orderKind: firstOrderKind(input.kind),
      overruleReason,
      note: '',
      expectedVersion: taken.version,
    })
    return { ticketNo: taken.ticketNo, sent }
  })
}
