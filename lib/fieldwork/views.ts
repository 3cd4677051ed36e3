import type { OrderState } from './rules/orders'

export type OrderView = {
  no: string
  ticketId: string
  kind: string
  status: OrderState
  version: number
  unit: { id: string; name: string; nameEn: string }
  crew: { id: string; name: string; nameEn: string } | null
  openedAt: string
  endedAt: string | null
  outcome: string
}

export type ReadingView = {
  kind: string
  place: string
  value: string
  unit: string
  instrumentNo: string
  standard: string | null
  meetsStandard: boolean | null
  at: string
}
export type ConsentView = { item: string; amountFen: number; caveat: string; decision: string; at: string }
export type VisitView = {
  id: string
  orderNo: string
  arrivedAt: string
  finishedAt: string | null
  outcome: string | null
  finding: string
  responsibility: string | null
  clause: string | null
  customerSign: string | null
  witness: string | null
  readings: ReadingView[]
  consents: ConsentView[]
}

/** A card of the crew's day. */
export type JobCard = {
  orderNo: string
  kind: string
  status: OrderState
  version: number
  ticketNo: string
  summary: string
  place: string
  landmarks: string
  dueAt: string | null
  promise: string | null
  contactName: string
  upset: boolean
  keyCustomer: boolean
  level: number
  position: { latitude: number; longitude: number } | null
}
