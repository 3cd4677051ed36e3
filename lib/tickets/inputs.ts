import { z } from 'zod'
import {
  businessNo,
  expectedVersion,
  id,
  instant,
  line,
  localDate,
  paragraph,
  phone,
  requestKey,
  required,
} from '@/lib/kernel/fields'
import { dayOfDate } from '@/lib/kernel/zones'
import { CHANNELS, SERVICES, TICKET_KINDS } from './rules/lifecycle'
import { TOLD_HOW } from './rules/commitments'
import { PAUSE_REASONS } from './rules/clocks'
import { RETURN_VERDICTS, RULING_BASES } from './rules/ownership'
import { QUEUES } from './rules/queues'

const kind = z.enum(TICKET_KINDS, 'kind')
const service = z.enum(SERVICES, 'service')
const ticket = { ticketNo: businessNo, requestKey }
const CLOCK = z.enum(['accept', 'arrive', 'resolve', 'reply'], 'clock')

const answer = z.union([line(300), z.array(line(60)).max(20)])
const factKey = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'question')

/** Facts of one call: a question once. */
const told = z
  .array(z.strictObject({ question: factKey, answer }))
  .max(20)
  .refine((facts) => new Set(facts.map((fact) => fact.question)).size === facts.length, 'question')

/** A call as it is saved: caller, contact, service address and fault address are four separate things. */
export const TakeCallInput = z.strictObject({
  requestKey,
  draftId: id.nullish(),
  channel: z.enum(CHANNELS, 'channel'),
  kind,
  service,
  severity: z.enum(['normal', 'serious', 'emergency'], 'severity').default('normal'),
  callerName: line(60).default(''),
  callerPhone: phone,
  contactName: required(line(60)),
  contactPhone: phone.refine((t) => t !== '', 'required'),
  agreementId: id.nullish(),
  faultElsewhere: z.boolean().default(false),
  faultAddress: line(200).default(''),
  faultPremiseId: id.nullish(),
  landmarks: paragraph(500).default(''),
  latitude: z.number('number').min(-90, 'number').max(90, 'number').nullish(),
  longitude: z.number('number').min(-180, 'number').max(180, 'number').nullish(),
  words: paragraph(4000).default(''),
  facts: told,
  upset: z.boolean().default(false),
  confidential: z.boolean().default(false),
  readBack: paragraph(4000).default(''),
  readBackConfirmed: z.boolean().default(false),
  differentMatter: line(120).default(''),
  promise: z.strictObject({ what: required(line(120)), dueAt: instant }).nullish(),
})
export type TakeCallInput = z.output<typeof TakeCallInput>

/** When a crew comes: from and to, the end not included. */
export const VisitWindow = z.strictObject({ from: instant, to: instant })
export type VisitWindow = z.output<typeof VisitWindow>

export const DispatchTicketInput = z.strictObject({
  ...ticket,
  unitId: id,
  crewId: id.nullish(),
  orderKind: z
    .enum(['inspect', 'repair', 'measure', 'flush', 'relocate', 'post-notice', 'care-visit', 'handle'], 'kind')
    .default('inspect'),
  window: VisitWindow.nullish(),
  overruleReason: line(200).default(''),
  note: paragraph(500).default(''),
  expectedVersion,
})
export type DispatchTicketInput = z.output<typeof DispatchTicketInput>

/** Whose a ticket is: `cited` is a clause's code, the unit's scope in words, or the reasons. The verdict sends it at once. */
export const RuleOwnershipInput = z.strictObject({
  ...ticket,
  unitId: id,
  crewId: id.nullish(),
  orderKind: DispatchTicketInput.shape.orderKind,
  window: VisitWindow.nullish(),
  basis: z.enum(RULING_BASES, 'basis'),
  cited: required(line(300)),
  expectedVersion,
})
export type RuleOwnershipInput = z.output<typeof RuleOwnershipInput>

export const ReviewReturnInput = z.strictObject({
  dispatchId: id,
  requestKey,
  verdict: z.enum(RETURN_VERDICTS, 'verdict'),
  note: line(200).default(''),
})
export type ReviewReturnInput = z.output<typeof ReviewReturnInput>

export const JoinTicketInput = z.strictObject({
  ...ticket,
  draftId: id.nullish(),
  callerName: line(60).default(''),
  callerPhone: phone,
  agreementId: id.nullish(),
  address: line(200).default(''),
  words: paragraph(2000).default(''),
  facts: told.default([]),
  /** why what was told before is told otherwise now */
  changedWhy: line(200).default(''),
  /** the same for somebody who has not spoken of it before: their answers stand beside the first one's */
  otherWhy: line(200).default(''),
})
export type JoinTicketInput = z.output<typeof JoinTicketInput>

export const TellCallerInput = z.strictObject({
  callId: id,
  requestKey,
  how: z.enum(TOLD_HOW, 'kind'),
  words: required(line(200)),
})
export type TellCallerInput = z.output<typeof TellCallerInput>

export const NoteTicketInput = z.strictObject({ ...ticket, text: required(paragraph(4000)) })
export type NoteTicketInput = z.output<typeof NoteTicketInput>

export const AddFactInput = z.strictObject({
  ...ticket,
  question: factKey,
  answer,
  toldBy: required(line(60)),
  reaskReason: line(200).default(''),
})
export type AddFactInput = z.output<typeof AddFactInput>

export const AnswerTicketInput = z.strictObject({ ...ticket, answer: required(paragraph(4000)), expectedVersion })
export type AnswerTicketInput = z.output<typeof AnswerTicketInput>

export const ReplyTicketInput = z.strictObject({ ...ticket, text: required(paragraph(4000)), expectedVersion })
export type ReplyTicketInput = z.output<typeof ReplyTicketInput>

export const TicketReasonInput = z.strictObject({ ...ticket, reason: required(line(200)), expectedVersion })
export type TicketReasonInput = z.output<typeof TicketReasonInput>

export const ArchiveTicketInput = z.strictObject({ ...ticket, expectedVersion })
export type ArchiveTicketInput = z.output<typeof ArchiveTicketInput>

export const MarkUpsetInput = z.strictObject({ ...ticket })
export type MarkUpsetInput = z.output<typeof MarkUpsetInput>

export const PauseClockInput = z.strictObject({ ...ticket, clock: CLOCK, reason: z.enum(PAUSE_REASONS, 'reason') })
export type PauseClockInput = z.output<typeof PauseClockInput>

export const ResumeClockInput = z.strictObject({ ...ticket, clock: CLOCK })
export type ResumeClockInput = z.output<typeof ResumeClockInput>

export const MakeCommitmentInput = z.strictObject({
  ...ticket,
  what: required(line(120)),
  toWhom: required(line(60)),
  dueAt: instant,
})
export type MakeCommitmentInput = z.output<typeof MakeCommitmentInput>

export const SettleCommitmentInput = z.strictObject({ commitmentId: id, requestKey })
export type SettleCommitmentInput = z.output<typeof SettleCommitmentInput>

export const ReplaceCommitmentInput = z.strictObject({
  commitmentId: id,
  requestKey,
  dueAt: instant,
  customerTold: z.boolean(),
  how: z.enum(TOLD_HOW, 'how').nullish(),
  words: line(200).optional(),
})
export type ReplaceCommitmentInput = z.output<typeof ReplaceCommitmentInput>

/** The customer was told that a promise may slip: how, and what was said. */
export const TellCustomerInput = z.strictObject({
  commitmentId: id,
  requestKey,
  how: z.enum(TOLD_HOW, 'how'),
  words: required(line(200)),
})
export type TellCustomerInput = z.output<typeof TellCustomerInput>

export const HandOverCallInput = z.strictObject({ requestKey, draftId: id, reason: line(200).default('') })
export type HandOverCallInput = z.output<typeof HandOverCallInput>

export const HandOverTicketInput = z.strictObject({ ...ticket, reason: line(200).default('') })
export type HandOverTicketInput = z.output<typeof HandOverTicketInput>

export const AcceptHandoverInput = z.strictObject({ handoverId: id, requestKey })
export type AcceptHandoverInput = z.output<typeof AcceptHandoverInput>

export const MakeDifficultInput = z.strictObject({
  ...ticket,
  cause: z.enum(['internal-coordination', 'outside', 'facility'], 'cause'),
  saidToCustomer: required(paragraph(1000)),
  nextReportAt: instant,
})
export type MakeDifficultInput = z.output<typeof MakeDifficultInput>

export const ReportProgressInput = z.strictObject({
  ...ticket,
  text: required(paragraph(2000)),
  toldCustomer: z.boolean(),
  answered: z.boolean().default(false),
  nextReportAt: instant.nullish(),
})
export type ReportProgressInput = z.output<typeof ReportProgressInput>

export const ClaimFollowUpInput = z.strictObject({ ...ticket })
export type ClaimFollowUpInput = z.output<typeof ClaimFollowUpInput>

export const RecordAttemptInput = z.strictObject({
  ...ticket,
  outcome: z.enum(['no-answer', 'busy', 'wrong-number', 'reached'], 'outcome'),
  solved: z.boolean().nullish(),
  satisfaction: z.int('number').min(1, 'number').max(5, 'number').nullish(),
  remark: paragraph(1000).default(''),
})
export type RecordAttemptInput = z.output<typeof RecordAttemptInput>

export const AcknowledgeEscalationInput = z.strictObject({ escalationId: id, requestKey })
export type AcknowledgeEscalationInput = z.output<typeof AcknowledgeEscalationInput>

const text = (max: number) => line(max).optional()

/** A call in progress: everything optional, nothing judged; only what could not be kept at all is refused. */
export const CallDraftBody = z.strictObject({
  channel: text(20),
  kind: text(20),
  service: text(20),
  severity: text(20),
  query: text(100),
  callerName: text(60),
  callerPhone: text(40),
  contactSame: z.boolean().optional(),
  contactName: text(60),
  contactPhone: text(40),
  agreementId: id.nullish(),
  faultElsewhere: z.boolean().optional(),
  faultAddress: text(200),
  faultPremiseId: id.nullish(),
  nearPremiseId: id.nullish(),
  /** the community found for the typed place that is not meant */
  notHereId: id.nullish(),
  aboutCrewId: id.nullish(),
  landmarks: paragraph(500).optional(),
  latitude: z.number().nullish(),
  longitude: z.number().nullish(),
  words: paragraph(4000).optional(),
  facts: z.record(factKey, answer).optional(),
  upset: z.boolean().optional(),
  confidential: z.boolean().optional(),
  readBackConfirmed: z.boolean().optional(),
  /** the sentence the customer confirmed */
  readBackText: paragraph(4000).optional(),
  differentMatter: text(120),
  changedWhy: text(200),
  promiseWhat: text(120),
  promiseAt: text(40),
  answer: paragraph(2000).optional(),
})
export type CallDraftBody = z.output<typeof CallDraftBody>

export const KeepDraftInput = z.strictObject({
  draftId: id,
  kind: z.string().regex(/^(call|note:[A-Z0-9-]{3,24})$/, 'kind'),
  version: z.int('version').min(0, 'version'),
  body: z.union([CallDraftBody, z.strictObject({ text: paragraph(4000) })]),
})
export type KeepDraftInput = z.output<typeof KeepDraftInput>

export const DiscardDraftInput = z.strictObject({ draftId: id })
export type DiscardDraftInput = z.output<typeof DiscardDraftInput>

/** Queue and search filters as they stand in an address. */
export const TicketListInput = z.object({
  queue: z.enum(QUEUES).catch('open'),
  unit: id.optional().catch(undefined),
  day: localDate
    .refine((t) => !Number.isNaN(dayOfDate(t)), 'date')
    .optional()
    .catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
  after: z.string().max(120).optional().catch(undefined),
})
export type TicketListInput = z.output<typeof TicketListInput>
