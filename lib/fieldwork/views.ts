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
  doorsShutMinutes: number | null
  point: string
  standard: string | null
  meetsStandard: boolean | null
  at: string
}
export type ConsentView = { item: string; amountFen: number; caveat: string; decision: string; at: string }
export type VisitView = {
  id: string
  orderNo: string
  by: { name: string; nameEn: string }
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
  service: string
  status: OrderState
  version: number
  crew: { name: string; nameEn: string } | null
  ticketNo: string
  summary: string
  place: string
  landmarks: string
  dueAt: string | null
  promise: { what: string; dueAt: string } | null
  contactName: string
  upset: boolean
  keyCustomer: boolean
  level: number
  position: { latitude: number; longitude: number } | null
}

/** An order as its own page opens it. */
export type JobView = {
  orderNo: string
  ticketId: string
  ticketNo: string
  kind: string
  status: OrderState
  version: number
}

/** What a crew must know of the place before the door opens: defects on record, warnings that still hold. */
export type SiteNotes = {
  defects: { id: string; title: string; titleEn: string; detail: string; detailEn: string }[]
  flags: { id: string; kind: string; note: string; noteEn: string }[]
}
