import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { UsePartInput } from './inputs'
import { findOrder, openVisit } from './internal/find-order'
import { momentOf } from './internal/moment'
import { chargeBlockers } from './rules/finishing'

/** A part put in. Blockers: no_visit, price_not_agreed (a chargeable one before the customer has signed a price). */
export async function usePart(ctx: StaffContext, input: UsePartInput): Promise<{ partId: string }> {
  authorize(ctx, 'order:visit')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    const visit = await openVisit(tx, order.id)
    const consents = await tx.db.priceConsent.findMany({ where: { visitId: visit.id }, select: { decision: true } })
    refuseIf(chargeBlockers(input.chargeable, consents))
    const { name, quantity, unit, chargeable } = input
    const of = { orgId: tx.actor.orgId, visitId: visit.id, ticketId: order.ticketId }
    const partId = newId()
    await tx.db.partUsed.create({
      data: { id: partId, ...of, name, quantity, unit, chargeable, at: momentOf(tx) },
      select: { id: true },
    })
    await recordEvent(tx, {
      type: 'visit.part-used',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { name, quantity, unit, chargeable },
    })
    return { partId }
  })
}
