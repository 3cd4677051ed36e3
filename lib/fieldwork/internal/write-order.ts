import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { nextNumber } from '@/lib/platform/next-number'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { countOrders } from '@/lib/tickets/work-on-ticket'
import { unitAndCrew } from '@/lib/units/queries'
import type { VisitWindow } from '@/lib/tickets/inputs'
import type { OrderKind } from '../inputs'

export type NewOrder = {
  ticketId: string
  kind: OrderKind
  unitId: string
  crewId?: string | null
  window?: VisitWindow | null
  /** why a unit whose scope does not take the matter in */
  overruleReason?: string
}

/** Writes a work order for a unit of the company. Blockers: unknown_unit; a second open one of a kind is a conflict. */
export async function writeOrder(tx: StaffContext, input: NewOrder): Promise<{ orderNo: string }> {
  const found = await unitAndCrew(tx, input.unitId, input.crewId)
  refuseIf(found ? [] : [{ code: 'unknown_unit' }])
  const { window = null, crewId, overruleReason, ...rest } = input
  const no = await nextNumber(tx, 'W', localDateOf((await policyBook(tx)).timeZone, tx.now))
  const row = {
    id: newId(),
    no,
    orgId: tx.actor.orgId,
    ...rest,
    ...{ crewId: crewId ?? null, windowFrom: window?.from ?? null, windowTo: window?.to ?? null },
    overruleReason: overruleReason ?? '',
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
      ...{ crew: found!.crew?.name, crewEn: found!.crew?.nameEn, reason: overruleReason || undefined },
    },
  })
  return { orderNo: no }
}
