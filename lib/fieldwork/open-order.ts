import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { nextNumber } from '@/lib/platform/next-number'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { countOrders, noteCrew } from '@/lib/tickets/work-on-ticket'
import { unitAndCrew } from '@/lib/units/queries'
import { findTicketById, findTicketByNo } from '@/lib/tickets/find-for-orders'
import { FIELD_STATES, type TicketState } from '@/lib/tickets/rules/lifecycle'
import type { VisitWindow } from '@/lib/tickets/inputs'
import type { OpenOrderInput, OrderKind } from './inputs'
import { crewForJob } from './internal/give-to-crew'
import { ordersReach } from './internal/orders-reach'

type NewOrder = {
  ticketId: string
  kind: OrderKind
  unitId: string
  crewId?: string | null
  window?: VisitWindow | null
}

/** Opens a work order on a ticket; one open order of a kind. Part of dispatching and of reopening. Blockers: unknown_unit, window_needs_crew, those of crewForJob. */
export async function openOrder(ctx: StaffContext, input: NewOrder): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:open')
  return inTransaction(ctx, async (tx) => {
    const found = await unitAndCrew(tx, input.unitId, input.crewId)
    refuseIf(found ? [] : [{ code: 'unknown_unit' }])
    const { window = null, crewId, ...rest } = input
    refuseIf(window && !crewId ? [{ code: 'window_needs_crew' }] : [])
    if (crewId) {
      const ticket = await findTicketById(tx, input.ticketId)
      await crewForJob(tx, { unitId: input.unitId, crewId, window, orderKind: input.kind, ticket })
    }
    const no = await nextNumber(tx, 'W', localDateOf((await policyBook(tx)).timeZone, tx.now))
    const row = {
      id: newId(),
      no,
      orgId: tx.actor.orgId,
      ...rest,
      ...{ crewId: crewId ?? null, windowFrom: window?.from ?? null, windowTo: window?.to ?? null },
      status: 'sent',
      openedById: tx.actor.id,
      openedAt: tx.now,
    }
    const [made] = await insertRows(tx.db, { table: 'WorkOrder', rows: [row], skip: true })
    if (made === 0) conflict({ reason: 'order_open' })
    await countOrders(tx, input.ticketId, 1)
    await recordEvent(tx, {
      type: 'order.opened',
      subject: 'ticket',
      subjectId: input.ticketId,
      data: {
        ...{ no, kind: input.kind, unit: found!.unit.name, unitEn: found!.unit.nameEn },
        ...{ crew: found!.crew?.name, crewEn: found!.crew?.nameEn },
      },
    })
    return { orderNo: no }
  })
}

/** A further order on a ticket a unit holds: another inspection, a flush, a measurement. Blockers: wrong_state, unknown_unit. */
export async function openFurtherOrder(ctx: StaffContext, input: OpenOrderInput): Promise<{ orderNo: string }> {
  authorize(ctx, 'order:open')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicketByNo(tx, input.ticketNo)
    const held = (FIELD_STATES as readonly TicketState[]).includes(ticket.status)
    refuseIf(held ? [] : [{ code: 'wrong_state', params: { status: ticket.status } }])
    const { kind, unitId, crewId = null, window = null } = input
    const opened = await openOrder(tx, { ticketId: ticket.id, kind, unitId, crewId, window })
    await noteCrew(tx, ticket.id, await ordersReach(tx, ticket.id))
    return opened
  })
}
