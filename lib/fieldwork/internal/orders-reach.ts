import 'server-only'
import type { StaffContext } from '@/lib/platform/context'

/** The units and crews that have work of a ticket in hand or have done some: they see it beside the unit that holds it. Who sent a part back does not. */
export async function ordersReach(
  tx: StaffContext,
  ticketId: string,
): Promise<{ orderUnitIds: string[]; orderCrewIds: string[] }> {
  const rows = await tx.db.workOrder.findMany({
    where: {
      ...{ ticketId, orgId: tx.actor.orgId, status: { notIn: ['cancelled', 'waived'] } },
      OR: [{ whyIncomplete: null }, { whyIncomplete: { not: 'returned' } }],
    },
    select: { unitId: true, crewId: true },
  })
  return {
    orderUnitIds: [...new Set(rows.map(({ unitId }) => unitId))],
    orderCrewIds: [...new Set(rows.flatMap(({ crewId }) => crewId ?? []))],
  }
}
