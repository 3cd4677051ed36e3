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
import { RecordAttemptInput, TakeCallInput } from '@/lib/tickets/inputs'

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

/** A call and where it goes: saved and dispatched as one act. Without a unit it stays with its first-contact owner, unless `propose` asks for the unit its scope names. */
export const TakeAndDispatchInput = TakeCallInput.extend({
  unitId: id.nullish(),
  propose: z.boolean().default(false),
  crewId: id.nullish(),
  overruleReason: line(200).default(''),
})
export type TakeAndDispatchInput = z.output<typeof TakeAndDispatchInput>

export const OpenOrderInput = z.strictObject({
  ticketNo: businessNo,
  requestKey,
  kind: z.enum(ORDER_KINDS, 'kind'),
  unitId: id,
  crewId: id.nullish(),
})
export type OpenOrderInput = z.output<typeof OpenOrderInput>

export const AcceptOrderInput = z.strictObject({ ...order, expectedVersion })
export type AcceptOrderInput = z.output<typeof AcceptOrderInput>

export const ReturnOrderInput = z.strictObject({
  ...order,
  reason: z.enum(['not-our-scope', 'wrong-place', 'missing-facts', 'other-service', 'customer-side'], 'reason'),
  note: required(line(200)),
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
  outcome: z.enum(['fixed', 'not-fixed', 'measured', 'no-access'], 'outcome'),
  finding: required(paragraph(2000)),
  responsibility: z.enum(['company', 'customer'], 'responsibility').nullish(),
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

export const AnswerFollowUpInput = RecordAttemptInput
export type AnswerFollowUpInput = z.output<typeof AnswerFollowUpInput>
