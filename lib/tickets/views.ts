import type { Blocker } from '@/lib/kernel/blockers'
import type { OfferedMove, TicketState } from './rules/lifecycle'
import type { MatchReason } from './rules/joining'

/** Plain values only: what crosses to the screen. Instants are ISO strings. */
export type PersonName = { id: string; name: string; nameEn: string }
export type UnitName = { id: string; name: string; nameEn: string }

export type TicketRow = {
  no: string
  kind: string
  service: string
  status: TicketState
  level: number
  severity: string
  summary: string
  summaryEn: string
  place: string
  landmarks: string
  nextDueAt: string | null
  /** which clock that is */
  nextClock: string | null
  openedAt: string
  changedAt: string
  unit: UnitName | null
  owner: PersonName
  urgeCount: number
  returnCount: number
  upset: boolean
  keyCustomer: boolean
  rulingOpen: boolean
  /** it has stood at three times a limit */
  isGross: boolean
  callers: number
}

export type TicketList = { rows: TicketRow[]; next: string | null; total: number; totalIsFloor: boolean }

export type FactView = {
  question: string
  answer: string | string[]
  toldBy: string
  toldTo: PersonName
  at: string
  round: number
  reaskReason: string | null
}

export type ClockView = {
  clock: string
  state: string
  startedAt: string
  dueAt: string | null
  doneAt: string | null
  breachedAt: string | null
  limitMinutes: number
  counting: string
  source: string
}

export type TimelineEntry = {
  seq: string
  type: string
  at: string
  actor: string
  actorEn?: string
  actorKind: string
  data: Record<string, unknown>
}

export type CommitmentView = {
  id: string
  what: string
  toWhom: string
  dueAt: string
  owner: PersonName
  state: string
  warned: boolean
  /** the customer is to hear of a slip by then; null while none is near */
  tellBy: string | null
  customerTold: boolean
}

export type CallView = {
  id: string
  callerName: string
  phoneMasked: string
  address: string
  words: string
  at: string
  /** how and when this caller heard the result; null: not yet */
  told: { how: string; at: string; by: PersonName } | null
  /** has left a number of their own, and nobody at it knows the result */
  waits: boolean
  /** the number of somebody else than the ticket's own caller and contact; one more of a number counts once */
  other: boolean
}
export type FollowUpView = {
  round: number
  state: string
  owner: PersonName | null
  attempts: number
  maxAttempts: number
  satisfaction: number | null
  remark: string
  endedAt: string | null
  blockers: Blocker[]
  nextAllowedAt: string | null
}
export type DifficultView = {
  cause: string
  saidToCustomer: string
  leader: PersonName
  nextReportAt: string
  openedAt: string
}

/** What, beside kind and service, decides whose a matter is. */
export type MatterPlace = {
  communityId: string | null
  zone: string | null
  declinedBy: string[]
  ruledUnitId: string | null
}

export type TicketPage = {
  id: string
  no: string
  version: number
  kind: string
  service: string
  channel: string
  status: TicketState
  level: number
  severity: string
  summary: string
  summaryEn: string
  words: string
  agreementId: string | null
  personName: string
  callerName: string
  callerPhone: string
  contactName: string
  contactPhone: string
  serviceAddress: string
  faultAddress: string
  faultElsewhere: boolean
  landmarks: string
  position: { latitude: number; longitude: number } | null
  matterPlace: MatterPlace
  upset: boolean
  keyCustomer: boolean
  confidential: boolean
  readBack: string
  readBackAt: string | null
  openedAt: string
  outcome: string
  urgeCount: number
  returnCount: number
  reopenCount: number
  rulingOpen: boolean
  isGross: boolean
  openOrders: number
  owner: PersonName
  unit: UnitName | null
  facts: FactView[]
  clocks: ClockView[]
  timeline: TimelineEntry[]
  commitments: CommitmentView[]
  calls: CallView[]
  followUp: FollowUpView | null
  difficult: DifficultView | null
  moves: OfferedMove[]
  present: PersonName[]
}

export type Likely = {
  no: string
  kind: string
  status: TicketState
  summary: string
  summaryEn: string
  place: string
  /** what callers said of the place */
  landmarks: string
  openedAt: string
  reasons: MatchReason[]
  sameKind: boolean
  likeness: number
  urgeCount: number
}

/** What another caller is told of an open matter: `with` a unit, `late` with it, `unplaced`, or `done` and waiting to be confirmed. */
export type WhereItStands = {
  stands: 'with' | 'late' | 'unplaced' | 'done'
  unit: string | null
  unitEn: string | null
  since: string
  /** by when the first caller was told somebody comes or calls */
  dueAt: string | null
}

/** A settled matter of which not all who reported it know the result. */
export type CallersToTell = { ticketNo: string; place: string; summary: string; summaryEn: string; callers: number }

/** What an open ticket of this very account and kind has on record already: not asked again. */
export type KnownMatter = {
  ticketNo: string
  facts: { question: string; answer: string | string[]; toldBy: string; at: string }[]
}

export type EarlierTicket = {
  no: string
  kind: string
  status: TicketState
  summary: string
  summaryEn: string
  openedAt: string
  outcome: string
}

export type EscalationRow = {
  id: string
  ticketNo: string
  place: string
  summary: string
  summaryEn: string
  reason: string
  clock: string | null
  step: number
  toRole: string
  to: PersonName | null
  at: string
}
export type HandoverRow = {
  id: string
  from: PersonName
  reason: string
  at: string
  ticketNo: string | null
  snapshot: Record<string, unknown>
}
export type DraftView = {
  id: string
  version: number
  body: Record<string, unknown>
  startedAt: string
  updatedAt: string
}
export type CommitmentRow = CommitmentView & { ticketNo: string; summary: string; summaryEn: string }
export type FollowUpRow = {
  ticketNo: string
  summary: string
  summaryEn: string
  place: string
  contactName: string
  service: string
  level: number
  upset: boolean
  keyCustomer: boolean
  resolvedAt: string
  outcome: string
  round: number
  attempts: number
  maxAttempts: number
  owner: PersonName | null
  mine: boolean
  nextAllowedAt: string | null
  mayCallNow: boolean
}
export type DifficultRow = {
  ticketNo: string
  summary: string
  summaryEn: string
  cause: string
  leader: PersonName
  nextReportAt: string
  openedAt: string
}

export type ReturnView = {
  unit: UnitName | null
  reason: string
  note: string
  at: string
  sentBy: string
  sentByEn: string
}
export type DispatchBrief = {
  ticket: TicketRow
  version: number
  words: string
  facts: { question: string; answer: string | string[] }[]
  commitments: CommitmentView[]
  returns: ReturnView[]
  matterPlace: MatterPlace
  ruling: { cause: string; dueAt: string } | null
}

export type BoardNumbers = {
  open: number
  unplaced: number
  overdue: number
  nearing: number
  resolved: number
  openedToday: number
  closedToday: number
  returned: number
  reopened: number
}
export type TellTask = {
  id: string
  what: string
  toWhom: string
  state: string
  dueAt: string
  tellBy: string
  owner: PersonName
  ticketNo: string
  summary: string
  summaryEn: string
}
export type KeyOverrun = {
  ticketNo: string
  summary: string
  summaryEn: string
  place: string
  clock: string
  unit: UnitName | null
  overMinutes: number
  doneAt: string | null
  isGross: boolean
}
export type VacantDuty = { role: string; unit: string | null; unitEn: string | null; count: number; since: string }
export type RulingRow = {
  ticketNo: string
  summary: string
  summaryEn: string
  cause: string
  dueAt: string
  askedAt: string
  unit: UnitName | null
  returnCount: number
}
export type ReturnToReview = {
  dispatchId: string
  ticketNo: string
  summary: string
  summaryEn: string
  unit: UnitName | null
  by: PersonName | null
  objection: boolean
  reason: string
  note: string
  at: string
}
export type UnitLoad = {
  unitId: string
  name: string
  nameEn: string
  open: number
  overdue: number
  returned: number
  unjustified: number
}
export type DayFlow = { day: string; opened: number; closed: number }
