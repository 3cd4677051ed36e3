import type { MoneyEvents } from './money-events'

type Summary = { summary: string; summaryEn: string }
/** What can happen, in the past tense, with what it carries. A ticket's timeline is these, told as sentences. */
export type EventData = MoneyEvents & {
  'ticket.received': Summary & { kind: string; channel: string; upset: boolean; readBack: boolean }
  'ticket.joined': { callerName: string; words: string }
  'ticket.also-reported': { callerName: string; words: string }
  'ticket.caller-told': { callerName: string; how: string; words: string }
  'ticket.urged': { words: string; count: number }
  'ticket.noted': { text: string }
  'ticket.fact-told': { question: string; answer: string; toldBy: string; round: number; reaskReason?: string }
  'ticket.dispatched': {
    unit: string
    unitEn: string
    crew?: string
    crewEn?: string
    proposed: boolean
    reason?: string
  }
  'ticket.accepted': { unit: string; unitEn: string; crew?: string; crewEn?: string }
  'ticket.recalled': { unit: string; unitEn: string; reason: string }
  'ticket.returned': { unit: string; unitEn: string; reason: string; note: string }
  'ticket.work-started': { crew?: string }
  'ticket.left-site': Record<string, never>
  'ticket.resolved': { outcome: string; by: 'work' | 'answer' | 'reply' }
  'ticket.answered': { answer: string }
  'ticket.replied': { text: string }
  'ticket.reopened': { level: number; reason: string }
  'ticket.closed': { how: string; satisfaction?: number }
  'ticket.archived': Record<string, never>
  'ticket.withdrawn': { reason: string }
  'ticket.marked-upset': Record<string, never>
  'ticket.handed-over': { to: string; toEn: string; reason: string }
  'ticket.handover-accepted': { from: string }
  'ticket.made-difficult': { cause: string; saidToCustomer: string }
  'ticket.progress-reported': { text: string; toldCustomer: boolean }
  'ticket.difficult-answered': { answer: string }
  'clock.started': { clock: string; dueAt: string | null; source: string }
  'clock.paused': { clock: string; reason: string }
  'clock.resumed': { clock: string; dueAt: string | null }
  'clock.kept': { clock: string }
  'clock.overrun': { clock: string; dueAt: string }
  'clock.nearing': { clock: string; dueAt: string }
  'ticket.escalated': { role: string; to?: string; toEn?: string; reason: string; step: number; nobody: boolean }
  'escalation.acknowledged': { reason: string }
  'commitment.made': { what: string; toWhom: string; dueAt: string; owner: string }
  'commitment.kept': { what: string }
  'commitment.broken': { what: string }
  'commitment.nearing': { what: string; dueAt: string }
  'commitment.replaced': { what: string; dueAt: string; customerTold: boolean }
  'order.opened': {
    no: string
    kind: string
    unit: string
    unitEn: string
    crew?: string
    crewEn?: string
    reason?: string
  }
  'order.accepted': { no: string }
  'order.returned': { no: string; reason: string }
  'order.part-returned': { no: string; unit: string; unitEn: string; reason: string; note: string }
  'order.set-off': { no: string }
  'order.recalled': { no: string; reason: string }
  'order.done': { no: string; kind: string; outcome: string; finding: string }
  /** `arrivedAt`: when it was, where the phone said so later than it happened */
  'visit.arrived': { no: string; claimed: boolean; arrivedAt?: string }
  'visit.reading-taken': { kind: string; place: string; value: string; unit: string; meetsStandard?: boolean }
  'visit.price-agreed': { item: string; amountFen: string; decision: string; caveat: string }
  'visit.part-used': { name: string; quantity: string; unit: string; chargeable: boolean }
  'visit.photo-taken': { of: string }
  'visit.signed': { customer: string; witness?: string }
  'phone.parked': { no: string; what: string; why: string }
  'phone.settled': { no: string; what: string; decision: string; reason: string }
  'follow-up.claimed': Record<string, never>
  'follow-up.attempted': { outcome: string; attempt: number }
  'follow-up.answered': { solved: boolean; satisfaction?: number; remark: string }
  'personal-data.revealed': { field: string; reason: string }
  'personal-data.searched': { digits: string; found: number }
  'register.imported': { file: string; fromLine: number; toLine: number; added: number; changed: number }
  'session.opened': { device: string }
  'session.closed': Record<string, never>
  'session.revoked': { username: string; reason: string; count: number }
  'staff.disabled': { username: string; reason: string }
  'staff.enabled': { username: string; reason: string }
  'staff.added': { username: string; staffNo: string; unit: string; duties: string }
  'staff.changed': { username: string; before: string; after: string }
  'staff.password-reset': { username: string; reason: string }
  'staff.password-changed': Record<string, never>
  'unit.opened': { code: string; name: string; parent: string }
  'unit.changed': { code: string; before: string; after: string }
  'unit.scope-added': { code: string; scope: string }
  'unit.scope-ended': { code: string; scope: string; reason: string }
  'crew.formed': { code: string; name: string; members: string }
  'crew.changed': { code: string; before: string; after: string }
  'crew.rostered': { code: string; from: string; to: string; hours: string; shifts: number }
  'list.exported': { list: string; rows: number; truncated: boolean }
  'calendar.edited': { year: number; version: number; reason: string; recomputed: number }
  'ruling.asked': { cause: string; dueAt: string; source: string }
  'ruling.nearing': { dueAt: string }
  'ruling.late': { dueAt: string }
  'ruling.made': { unit: string; unitEn: string; basis: string; cited: string; late: boolean }
  'return.reviewed': { unit: string; unitEn: string; verdict: string; note: string }
  'order.assigned': { no: string; crew: string; crewEn: string; from?: string; to?: string }
  'order.waived': { no: string; kind: string; reason: string }
  'commitment.customer-told': { what: string; how: string; words: string; late: boolean }
  'commitment.untold': { what: string; tellBy: string }
  'key-customer.overrun': { clock: string; dueAt: string }
  'work.put-off': { cause: string; reason: string; plannedOn: string }
  'work.put-off-done': { reason: string }
  'work.put-off-excused': { reason: string }
  'season.opened': { service: string; period: string }
  'ticket.repeated': { count: number; no: string }
  'quality.opened': { source: string }
  'quality.settled': { finding: string }
  'defect.entered': { title: string; source: string }
  'defect.ended': { title: string; reason: string }
  'class-change.opened': { no: string; from: string; to: string; on: string; claim: string }
  'class-change.checked': { no: string; on: string; finding: string; photos: number }
  'class-change.decided': { no: string; decision: string; difference: string; reason: string }
  'retrofit.planned': { no: string; name: string; cost: string }
  'retrofit.answered': { no: string; decision: string; on: string; paperNo: string; reason: string }
  'retrofit.approved': { no: string; households: number; billed: number; sum: string }
  'retrofit.billed': { no: string; amount: string }
  'retrofit.moved': { no: string; to: string; reason: string; cancelled: number }
  'access.refused': { permission: string; verb: string }
}

export type EventType = keyof EventData
export type DomainEvent = {
  [T in EventType]: { type: T; subject: string; subjectId: string; data: EventData[T] }
}[EventType]
