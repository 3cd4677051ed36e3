import type { ActionState } from '@/lib/kernel/result'

export type CrewPick = { id: string; unitId: string; name: string; nameEn: string }
/** An order nobody will do, by name and with its reason. */
export type EndOrder = (input: {
  orderNo: string
  requestKey: string
  reason: string
  expectedVersion: number
}) => Promise<ActionState<{ orderNo: string }>>
/** What may be done about an order nobody has begun. */
export type OrderActions = {
  assignOrderAction: (input: {
    orderNo: string
    requestKey: string
    crewId: string | null
    window: { from: string; to: string } | null
    expectedVersion: number
  }) => Promise<ActionState<{ orderNo: string }>>
  waiveOrderAction: EndOrder
  recallOrderAction: EndOrder
}
