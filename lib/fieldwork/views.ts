import type { Blocker } from '@/lib/kernel/blockers'
import type { BoundaryBody, MeasuringBody, PricesBody } from '@/lib/policy/rules/pack-bodies'
import type { Question } from '@/lib/policy/rules/question-body'
import type { TicketPage } from '@/lib/tickets/views'
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
  window: { from: string; to: string } | null
  whyIncomplete: string | null
  waiveReason: string
}

export type ReadingView = {
  kind: string
  place: string
  value: string
  unit: string
  instrumentNo: string
  doorsShutMinutes: number | null
  point: string
  /** the measuring pack's own words for it, in both languages */
  pointWords: { zh: string; en: string } | null
  standard: string | null
  meetsStandard: boolean | null
  at: string
}
export type ConsentView = { item: string; amountFen: number; caveat: string; decision: string; at: string }
export type PartView = { name: string; quantity: string; unit: string; chargeable: boolean; at: string }
/** `fileId` is there once the bytes have arrived. */
export type PhotoView = {
  id: string
  subject: string
  fileId: string | null
  sha256: string
  at: string
  scanned?: boolean
  /** its bytes make no picture; the original is kept */
  unreadable?: boolean
}
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
  clauseEn: string | null
  customerSign: string | null
  witness: string | null
  charge: string | null
  /** whose time arrivedAt is: server | verified | claimed */
  clock: string
  /** what the phone's own clock said */
  claimedArrivedAt: string | null
  readings: ReadingView[]
  consents: ConsentView[]
  parts: PartView[]
  photos: PhotoView[]
}

/** An order as the board shows it: instants in milliseconds; without a window it waits for one. */
export type BoardOrder = {
  orderNo: string
  version: number
  kind: string
  status: OrderState
  unitId: string
  crewId: string | null
  from: number | null
  to: number | null
  ticketNo: string
  ticketKind: string
  service: string
  /** said only where there is no place */
  summary: string
  summaryEn: string
  place: string
  keyCustomer: boolean
}
/** An order that waits for a crew or a time: whose it is, what it is about, by when, and when the customer is at home. */
export type WaitingOrder = BoardOrder & {
  unit: { name: string; nameEn: string }
  about: string
  aboutEn: string
  dueAt: string | null
  /** in the customer's words; empty when nothing was said */
  suits: string
}
export type CrewDay = {
  id: string
  unitId: string
  skills: string[]
  capacity: number
  shifts: { from: number; to: number }[]
}
/** Half a day of crews: `from` and `to` in milliseconds. */
export type BoardDay = { from: number; to: number; crews: CrewDay[]; booked: BoardOrder[]; waiting: WaitingOrder[] }

/** A ticket whose last work left it unsolved, and no order is open: what was left, what the crew said, and when. */
export type UnsolvedView = {
  ticketNo: string
  place: string
  summary: string
  summaryEn: string
  kind: string
  service: string
  unit: Named
  orderNo: string
  /** whyIncomplete of the order, or `waived`; empty when nothing was said */
  why: string
  finding: string
  by: Named | null
  at: string
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
  summaryEn: string
  place: string
  landmarks: string
  dueAt: string | null
  /** which clock that is */
  dueClock: string | null
  promise: { what: string; dueAt: string } | null
  window: { from: string; to: string } | null
  /** a ruling gave it to this unit: it is not returned */
  ruled: boolean
  /** why this person may not take it on */
  acceptBlockers: Blocker[]
  contactName: string
  upset: boolean
  keyCustomer: boolean
  level: number
  position: { latitude: number; longitude: number } | null
}

/** What a crew must know of the place before the door opens: defects on record, warnings that still hold. */
export type SiteNotes = {
  defects: { id: string; title: string; titleEn: string; detail: string; detailEn: string }[]
  flags: { id: string; kind: string; note: string; noteEn: string }[]
}

/** What became of a command: `waiting` comes again, everything else may leave the phone. */
export type SyncResult = {
  id: string | null
  verdict: 'applied' | 'parked' | 'waiting' | 'conflict' | 'unreadable'
  why?: string
  result?: object
}
/** One moment by the server's clock and the phone's, with the server's mark on both. */
export type SignedAnchor = { serverAt: string; deviceAt: string; mark: string }
export type SyncAnswer = { serverAt: string; anchor: SignedAnchor; results: SyncResult[] }

/** What a phone sent and nobody could carry out, waiting for a decision. */
export type ParkedView = {
  id: string
  orderNo: string
  ticketNo: string | null
  place: string
  kind: string
  why: string
  by: { name: string; nameEn: string }
  happenedAt: string
  clock: string
  receivedAt: string
  /** what was written down on site, field by field; signatures left out */
  said: { field: string; text: string }[]
  fileId: string | null
}

/** What a crew is told of a ticket, and no more: no caller's number, no account money. */
export type KnownTicket = Pick<
  TicketPage,
  | 'id'
  | 'no'
  | 'kind'
  | 'service'
  | 'summary'
  | 'summaryEn'
  | 'words'
  | 'landmarks'
  | 'position'
  | 'facts'
  | 'readBack'
  | 'readBackAt'
  | 'calls'
>

/** A job with everything already asked, as a phone keeps it. */
export type JobDetail = JobCard & {
  setOffAt: string | null
  ticket: KnownTicket
  site: SiteNotes
  visits: VisitView[]
  earlier: VisitView[]
}

/** A job of the last day that has ended. */
export type EndedJob = {
  orderNo: string
  place: string
  status: OrderState
  outcome: string
  resolved: boolean
  endedAt: string
  /** where the customer may rate the last visit; empty when it is rated or over */
  ratingPath: string
}

/** The rules a crew works by at the door. */
export type FieldRules = {
  questions: Question[]
  measuring: MeasuringBody | null
  boundary: Partial<Record<string, BoundaryBody>>
  prices: Partial<Record<string, PricesBody>>
}

/** The day of a crew: what a phone needs to work without signal. */
export type FieldDay = {
  at: string
  /** when the phone said what its own clock shows */
  anchor: SignedAnchor | null
  person: { id: string; name: string }
  /** local date */
  today: string
  mayAccept: boolean
  mayVisit: boolean
  showCrew: boolean
  /** how many jobs are open, those beyond what a phone keeps included */
  open: number
  jobs: JobDetail[]
  ended: EndedJob[]
  rules: FieldRules
}

type Named = { name: string; nameEn: string }

/** A line of the off-season list. */
export type OffSeasonView = {
  id: string
  ticketNo: string
  service: string
  place: string
  cause: string
  reason: string
  unit: Named
  plannedOn: string
  state: string
  version: number
  addedBy: Named
  addedAt: string
  settledBy: Named | null
  settledAt: string | null
  settledReason: string
}

/** The same repair again and again: how often this season, and the measurement it led to. */
/** A crew that came to an account, with its latest visit and who made it. */
export type CrewVisit = { crewId: string; byId: string; at: string; crew: { name: string; nameEn: string } }

export type RepeatView = { ticketNo: string; count: number; orderNo: string; at: string }

/** A link to rate a visit, for whoever may send it; `path` is empty once it is answered or over. */
export type RatingLink = { visitId: string; path: string; expiresAt: string; answered: boolean; queued: boolean }
