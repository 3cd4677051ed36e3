import 'server-only'
import { authorize, may } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { dispatchTicket } from '@/lib/tickets/dispatch-ticket'
import type { DispatchTicketInput } from '@/lib/tickets/inputs'
import { answerTicket } from '@/lib/tickets/resolve-ticket'
import { takeCall } from '@/lib/tickets/take-call'
import { watchNumbers } from '@/lib/tickets/watch-numbers'
import { proposedUnit } from '@/lib/units/queries'
import type { TakeAndDispatchInput } from './inputs'
import { openOrder } from './open-order'
import { firstOrderKind } from './rules/orders'

/** A call as it was saved; `dueAt` is its earliest limit. */
export type Taken = { ticketNo: string; ticketId: string; sent: Sent | null; dueAt: string | null }
export type Sent = {
  ticketNo: string
  orderNo: string
  unit: string
  unitEn: string
  crew: string | null
  crewEn: string | null
}

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
      window: input.window,
    })
    const { unit, unitEn, crew, crewEn } = sent
    return { ticketNo: input.ticketNo, orderNo, unit, unitEn, crew, crewEn }
  })
}

/**
 * Save and dispatch: one act, one key; the call is never saved without being sent, nor sent without being saved.
 * Pressed before the screen had its proposal, the unit is proposed here by the same rule; none found, or one's own unit, it stays with its owner;
 * proposed to somebody who does not dispatch, it waits at the dispatch desk.
 * Answered in the call, it is resolved at once and goes nowhere (H1).
 */
export async function takeAndDispatch(
  ctx: StaffContext,
  input: TakeAndDispatchInput,
  aboutStaffIds: readonly string[] = [],
): Promise<Taken> {
  authorize(ctx, 'call:take')
  const { unitId, crewId, propose, overruleReason, answer, ...call } = input
  const act = async (tx: StaffContext) => {
    const taken = await takeCall(tx, call, aboutStaffIds)
    const { ticketNo, ticketId, version: expectedVersion } = taken
    const dueAt = taken.dueAt?.toISOString() ?? null
    if (answer) {
      await answerTicket(tx, { ticketNo, requestKey: input.requestKey, answer, expectedVersion })
      return { ticketNo, ticketId, sent: null, dueAt: null }
    }
    const { communityId, zone } = taken.place
    const chosen = unitId
      ? { unitId, crewId: crewId ?? null }
      : propose
        ? await proposedUnit(tx, { kind: call.kind, service: call.service, communityId, zone })
        : null
    if (!chosen || chosen.unitId === tx.actor.unitId || (!unitId && !may(tx.actor, 'ticket:dispatch')))
      return { ticketNo, ticketId, sent: null, dueAt }
    const sent = await dispatchToUnit(tx, {
      ticketNo,
      requestKey: input.requestKey,
      unitId: chosen.unitId,
      crewId: chosen.crewId,
      orderKind: firstOrderKind(input.kind),
      overruleReason,
      note: '',
      expectedVersion,
    })
    return { ticketNo, ticketId, sent, dueAt }
  }
  return watchNumbers(ctx, [call.callerPhone, call.contactPhone], () => inTransaction(ctx, act))
}
