import { z } from 'zod'
import {
  businessNo,
  expectedVersion,
  id,
  instant,
  line,
  localDate,
  paragraph,
  requestKey,
  required,
} from '@/lib/kernel/fields'
import { OFF_SEASON_CAUSES } from './rules/off-season'
import { RecordAttemptInput, TakeCallInput, VisitWindow } from '@/lib/tickets/inputs'

export const ORDER_KINDS = [
  'inspect',
  'repair',
  'measure',
  'flush',
  'relocate',
  'post-notice',
  'care-visit',
  'handle',
] as const
export type OrderKind = (typeof ORDER_KINDS)[number]

const order = { orderNo: businessNo, requestKey }

/** A call and where it goes: saved and dispatched as one act. Without a unit it stays with its first-contact owner, unless `propose` asks for the unit its scope names; with an answer given in the call it goes nowhere. */
export const TakeAndDispatchInput = TakeCallInput.extend({
  unitId: id.nullish(),
  propose: z.boolean().default(false),
  crewId: id.nullish(),
  overruleReason: line(200).default(''),
  answer: paragraph(2000).default(''),
})
export type TakeAndDispatchInput = z.output<typeof TakeAndDispatchInput>

export const OpenOrderInput = z.strictObject({
  ticketNo: businessNo,
  requestKey,
  kind: z.enum(ORDER_KINDS, 'kind'),
  unitId: id,
  crewId: id.nullish(),
  window: VisitWindow.nullish(),
  /** why another unit than the one that holds it, or than its scope takes in */
  overruleReason: line(200).optional(),
})
export type OpenOrderInput = z.output<typeof OpenOrderInput>

/** A crew for an order that has none, another crew, another time; without a crew it is the unit's to arrange again. */
export const AssignOrderInput = z.strictObject({
  ...order,
  crewId: id.nullable(),
  window: VisitWindow.nullish(),
  expectedVersion,
})
export type AssignOrderInput = z.output<typeof AssignOrderInput>

export const WaiveOrderInput = z.strictObject({ ...order, reason: required(line(200)), expectedVersion })
export type WaiveOrderInput = z.output<typeof WaiveOrderInput>

export const RecallOrderInput = z.strictObject({ ...order, reason: required(line(200)), expectedVersion })
export type RecallOrderInput = z.output<typeof RecallOrderInput>

export const WHY_INCOMPLETE = [
  'parts',
  'second-visit',
  'other-trade',
  'customer-put-off',
  'unsafe',
  'after-season',
] as const

export const AcceptOrderInput = z.strictObject({ ...order, expectedVersion })
export type AcceptOrderInput = z.output<typeof AcceptOrderInput>

export const ReturnOrderInput = z.strictObject({
  ...order,
  reason: z.enum(['not-our-scope', 'wrong-place', 'missing-facts', 'other-service', 'customer-side'], 'reason'),
  note: required(line(200)),
  objection: z.boolean().optional(),
  expectedVersion,
})
export type ReturnOrderInput = z.output<typeof ReturnOrderInput>

export const StartVisitInput = z.strictObject({ ...order, claimedAt: instant.nullish() })
export type StartVisitInput = z.output<typeof StartVisitInput>

const decimal = z
  .string()
  .trim()
  .regex(/^-?\d{1,6}(\.\d{1,2})?$/, 'number')

export const TakeReadingInput = z.strictObject({
  ...order,
  kind: z.enum(['room-temperature', 'supply-temperature', 'return-temperature', 'pressure', 'meter'], 'kind'),
  place: required(line(40)),
  value: decimal,
  instrumentNo: required(line(40)),
  instrumentVerifiedUntil: localDate,
  doorsShutMinutes: z.int('number').min(0, 'number').max(1440, 'number').nullish(),
  heightM: decimal.nullish(),
  point: line(40).default(''),
})
export type TakeReadingInput = z.output<typeof TakeReadingInput>

/** Yuan as written on the form, at most two decimals, more than zero. */
const yuan = z
  .string()
  .trim()
  .regex(/^\d{1,7}(\.\d{1,2})?$/, 'amount')
  .refine((t) => Number(t.replace('.', '')) > 0, 'amount')

export const AgreePriceInput = z.strictObject({
  ...order,
  itemCode: z.string().max(40, 'too_long').nullish(),
  item: required(line(80)),
  amountYuan: yuan,
  caveat: required(line(200)),
  decision: z.enum(['agreed', 'declined'], 'decision'),
  mark: z
    .string()
    .max(20_000, 'too_long')
    .regex(/^[MLQCZ0-9 .,-]*$/, 'signature')
    .default(''),
})
export type AgreePriceInput = z.output<typeof AgreePriceInput>

export const FinishVisitInput = z.strictObject({
  ...order,
  outcome: z.enum(['fixed', 'not-fixed', 'measured', 'no-access', 'deferred'], 'outcome'),
  deferCause: z.enum(OFF_SEASON_CAUSES, 'cause').nullish(),
  deferReason: line(200).default(''),
  plannedOn: localDate.nullish(),
  finding: required(paragraph(2000)),
  whyIncomplete: z.enum(WHY_INCOMPLETE, 'reason').nullish(),
  responsibility: z.enum(['company', 'customer'], 'responsibility').nullish(),
  charge: z.enum(['courtesy', 'chargeable'], 'charge').nullish(),
  customerSign: z.enum(['signed', 'refused', 'absent'], 'signature'),
  customerName: line(60).default(''),
  customerMark: z
    .string()
    .max(20_000, 'too_long')
    .regex(/^[MLQCZ0-9 .,-]*$/, 'signature')
    .default(''),
  staffMark: z
    .string()
    .max(20_000, 'too_long')
    .regex(/^[MLQCZ0-9 .,-]*$/, 'signature')
    .default(''),
  witness: line(60).default(''),
})
export type FinishVisitInput = z.output<typeof FinishVisitInput>

export const DeferWorkInput = z.strictObject({
  ticketNo: businessNo,
  requestKey,
  cause: z.enum(OFF_SEASON_CAUSES, 'cause'),
  reason: required(line(200)),
  plannedOn: localDate,
})
export type DeferWorkInput = z.output<typeof DeferWorkInput>

export const SettleOffSeasonInput = z.strictObject({
  lineId: id,
  requestKey,
  expectedVersion,
  reason: required(line(200)),
})
export type SettleOffSeasonInput = z.output<typeof SettleOffSeasonInput>

/** The crew is on its way, and perhaps when it will be there, counted from the moment it set off. */
export const SetOffInput = z.strictObject({
  ...order,
  minutesAway: z.int('number').min(1, 'number').max(240, 'number').nullish(),
})
export type SetOffInput = z.output<typeof SetOffInput>

export const UsePartInput = z.strictObject({
  ...order,
  name: required(line(60)),
  quantity: z
    .string()
    .trim()
    .regex(/^\d{1,5}(\.\d{1,2})?$/, 'number')
    .refine((t) => Number(t) > 0, 'number'),
  unit: required(line(10)),
  chargeable: z.boolean(),
})
export type UsePartInput = z.output<typeof UsePartInput>

/** What a crew promises the customer at the door. */
export const PromiseOnSiteInput = z.strictObject({ ...order, what: required(line(120)), dueAt: instant })
export type PromiseOnSiteInput = z.output<typeof PromiseOnSiteInput>

export const PHOTO_SUBJECTS = ['fault', 'before', 'after', 'meter', 'place'] as const
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'photo')

export const AddPhotoInput = z.strictObject({ ...order, subject: z.enum(PHOTO_SUBJECTS, 'photo'), sha256 })
export type AddPhotoInput = z.output<typeof AddPhotoInput>

/** What a phone did without signal, in order, and whose phone it is. Each command is read by itself, so that one broken one holds nothing up. */
export const SyncInput = z.strictObject({
  person: id,
  sentAt: instant,
  commands: z.array(z.unknown()).min(1).max(50),
})
export type SyncInput = z.output<typeof SyncInput>

export const FieldCommandInput = z.strictObject({
  id,
  orderNo: z.string().min(1).max(40),
  kind: z.string().min(1).max(20),
  seq: z.int().min(1).max(2_000_000_000),
  after: id.nullish(),
  deviceAt: instant,
  anchor: z.strictObject({ serverAt: instant, deviceAt: instant, mark: z.string().max(60).default('') }).nullish(),
  body: z.record(z.string(), z.unknown()),
})
export type FieldCommandInput = z.output<typeof FieldCommandInput>

export const SettleParkedInput = z.strictObject({
  commandId: id,
  requestKey,
  decision: z.enum(['noted', 'discarded'], 'decision'),
  reason: required(line(200)),
})
export type SettleParkedInput = z.output<typeof SettleParkedInput>

/** A photo, and whose phone asks about it; a window opened before phones said so says nothing. */
export const PhotoAskInput = z.strictObject({ person: id.nullish(), sha256 })
export type PhotoAskInput = z.output<typeof PhotoAskInput>

/** A piece of a photo: where it begins, how long the whole is. */
export const PhotoPieceInput = z.strictObject({
  ...PhotoAskInput.shape,
  offset: z.int().min(0),
  total: z.int().min(1),
})
export type PhotoPieceInput = z.output<typeof PhotoPieceInput>

export const AnswerFollowUpInput = RecordAttemptInput
export type AnswerFollowUpInput = z.output<typeof AnswerFollowUpInput>
