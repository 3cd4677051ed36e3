import { z } from 'zod'
import { id, instant, line, localDate, requestKey, required } from '@/lib/kernel/fields'
import { yuanField, yuanOrZeroField } from '@/lib/kernel/money'
import { foldWidth } from '@/lib/kernel/text'
import { writtenLayout } from './rules/bank-layout'
import { receiptNoIn } from './rules/numbers'
import { writtenTariff } from './rules/tariff-body'

export const HALL_TENDERS = ['cash', 'card', 'qr', 'transfer'] as const
export const TARIFF_CLASSES = ['residential', 'mixed-use', 'commercial', 'school', 'non-residential'] as const
export const BILLED_SERVICES = ['heat', 'water', 'power'] as const

export const BILL_KINDS = ['prior', 'season', 'period', 'difference', 'retrofit', 'late-fee', 'service'] as const
export const TENDERS = ['cash', 'card', 'qr', 'transfer', 'withholding', 'online', 'advance'] as const

export const accountNo = z.string().regex(/^[A-Z]{1,3}[0-9][0-9-]{0,20}$/, 'account_no')
/** A number as people type it: width, case and blanks around it are theirs. */
const typedNo = z.string().transform((text) => foldWidth(text).trim().toUpperCase())
const receipt = z
  .string()
  .refine((text) => receiptNoIn(text) !== null, 'receipt')
  .transform((text) => receiptNoIn(text)!)
const reason = required(line(200))
/** The number of a slip as it is looked for: width, case, dashes, spaces and what nobody sees are how somebody wrote it, not another slip. */
const slipNo = line(64).transform((text) =>
  text
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]+/gu, '')
    .toUpperCase(),
)
const period = z.string().regex(/^\d{4}-\d{2}(\d{2})?$/, 'period')

export const TakePaymentInput = z.strictObject({
  accountNo,
  requestKey,
  amountYuan: yuanField,
  tender: z.enum(HALL_TENDERS, 'tender'),
  place: z.enum(['hall', 'door'], 'place').default('hall'),
  /** named bills first and only; none: oldest first */
  billIds: z
    .array(id)
    .max(100)
    .refine((ids) => new Set(ids).size === ids.length, 'twice')
    .default([]),
  payer: line(60).default(''),
  externalRef: slipNo.default(''),
  /** the customer knows that no bill can take it now and that all of it is paid ahead */
  asAdvance: z.boolean().default(false),
})
export type TakePaymentInput = z.output<typeof TakePaymentInput>

export const UseAdvanceInput = z.strictObject({ accountNo, requestKey })
export type UseAdvanceInput = z.output<typeof UseAdvanceInput>

export const ReversePaymentInput = z.strictObject({
  paymentNo: receipt,
  requestKey,
  docNo: required(line(40)),
  reason,
  /** money that was paid for another account goes there instead of back */
  toAccountNo: typedNo.pipe(accountNo).nullish(),
})
export type ReversePaymentInput = z.output<typeof ReversePaymentInput>

export const RequestRefundInput = z.strictObject({
  accountNo,
  requestKey,
  amountYuan: yuanField,
  way: z.enum(['cash', 'transfer'], 'tender'),
  reason,
})
export type RequestRefundInput = z.output<typeof RequestRefundInput>

export const DecideRefundInput = z.strictObject({
  refundId: id,
  requestKey,
  decision: z.enum(['approved', 'rejected'], 'decision'),
})
export type DecideRefundInput = z.output<typeof DecideRefundInput>

export const OpenDrawerInput = z.strictObject({
  requestKey,
  place: z.enum(['hall', 'door'], 'place'),
  floatYuan: yuanOrZeroField,
})
export type OpenDrawerInput = z.output<typeof OpenDrawerInput>

export const CloseDrawerInput = z.strictObject({
  requestKey,
  /** another's, who may count it no longer; else one's own */
  drawerId: id.optional(),
  countedYuan: yuanOrZeroField,
  reason: line(200).default(''),
})
export type CloseDrawerInput = z.output<typeof CloseDrawerInput>

export const ReceiveDrawerInput = z.strictObject({
  drawerId: id,
  requestKey,
  /** what the receiver counted */
  countedYuan: yuanOrZeroField,
  reason: line(200).default(''),
})
export type ReceiveDrawerInput = z.output<typeof ReceiveDrawerInput>

export const EditTariffInput = z.strictObject({
  requestKey,
  service: z.enum(BILLED_SERVICES, 'service'),
  tariffClass: z.enum(TARIFF_CLASSES, 'class'),
  baseVersion: z.int('version').min(0, 'version'),
  effectiveFrom: localDate,
  body: writtenTariff,
  source: required(line(200)),
  reason,
  /** it is known that bills of the class have been made out since that day, and that they stay as they are */
  billsStay: z.boolean().default(false),
})
export type EditTariffInput = z.output<typeof EditTariffInput>

export const ConfirmTariffInput = z.strictObject({
  requestKey,
  service: z.enum(BILLED_SERVICES, 'service'),
  tariffClass: z.enum(TARIFF_CLASSES, 'tariff_class'),
  version: z.number().int().positive(),
  note: reason,
})
export type ConfirmTariffInput = z.output<typeof ConfirmTariffInput>

export const StartRunInput = z.strictObject({
  requestKey,
  service: z.enum(BILLED_SERVICES, 'service'),
  periodCode: period,
  mode: z.enum(['dry', 'issue'], 'mode'),
  /** of an issue: the rehearsal it is confirmed on, and what that came to */
  rehearsal: z.strictObject({ runId: id, sumFen: z.number().int().nonnegative() }).optional(),
})
export type StartRunInput = z.output<typeof StartRunInput>

export const SendBatchInput = z.strictObject({
  requestKey,
  layoutCode: required(line(20)),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'period'),
})
export type SendBatchInput = z.output<typeof SendBatchInput>

export const WithdrawBatchInput = z.strictObject({ batchNo: required(line(40)), requestKey, reason })
export type WithdrawBatchInput = z.output<typeof WithdrawBatchInput>

export const CloseBatchInput = z.strictObject({ batchNo: required(line(40)), requestKey, reason })
export type CloseBatchInput = z.output<typeof CloseBatchInput>

/** A file as a form sends it: its name, and its bytes in base64 (at most about half a megabyte; larger ones come by the command line). */
const upload = z.strictObject({
  name: required(line(120)),
  base64: z
    .string()
    .max(700_000, 'too_long:700000')
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'file'),
})

export const TakeReturnInput = z.strictObject({ requestKey, layoutCode: required(line(20)), file: upload })
export type TakeReturnInput = z.output<typeof TakeReturnInput>

export const EditLayoutInput = z.strictObject({
  requestKey,
  code: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/, 'code'),
  bankName: required(line(40)),
  baseVersion: z.int('version').min(0, 'version'),
  body: writtenLayout,
  reason,
})
export type EditLayoutInput = z.output<typeof EditLayoutInput>

export const PreviewLayoutInput = z.strictObject({ body: writtenLayout, file: upload })
export type PreviewLayoutInput = z.output<typeof PreviewLayoutInput>

export const ResolveSuspenseInput = z.strictObject({ suspenseId: id, requestKey, accountNo, reason })
export type ResolveSuspenseInput = z.output<typeof ResolveSuspenseInput>

/** The number of a bank account as people write it: width, blanks and dashes fold away. */
const bankAccount = z
  .string()
  .refine((text) => text.length <= 64, 'bank_account')
  .transform((text) => foldWidth(text).replace(/[\s\p{Pd}]/gu, ''))
  .refine((text) => /^\d{8,32}$/.test(text), 'bank_account')

export const RequestReturnInput = z.strictObject({
  suspenseId: id,
  requestKey,
  /** the sum that was on the screen */
  amountYuan: yuanField,
  payee: required(line(60)),
  payeeAccount: bankAccount,
  reason,
})
export type RequestReturnInput = z.output<typeof RequestReturnInput>

export const DecideReturnInput = z.strictObject({
  returnId: id,
  requestKey,
  decision: z.enum(['approved', 'rejected'], 'decision'),
})
export type DecideReturnInput = z.output<typeof DecideReturnInput>

export const RevealPayeeInput = z.strictObject({ returnId: id, reason })
export type RevealPayeeInput = z.output<typeof RevealPayeeInput>

export const SettleConflictInput = z.strictObject({ conflictId: id, requestKey, note: reason })
export type SettleConflictInput = z.output<typeof SettleConflictInput>

export const OpenSeasonInput = z.strictObject({
  requestKey,
  service: z.enum(['heat', 'water', 'power'], 'service'),
  periodCode: required(line(20)),
})
export type OpenSeasonInput = z.output<typeof OpenSeasonInput>

export const PrintNoticesInput = z.strictObject({
  requestKey,
  ids: z.array(id).min(1).max(500),
  /** another print of notices printed before */
  again: z.boolean().default(false),
})
export type PrintNoticesInput = z.output<typeof PrintNoticesInput>

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'photo')
/** photos already sent, by their hashes */
const photoHashes = z.array(sha256).max(20).default([])
const caseNo = z.string().regex(/^[A-Z]\d{6}-\d{4,8}$/, 'number')

export const OpenClassChangeInput = z.strictObject({
  accountNo,
  requestKey,
  toClass: z.enum(TARIFF_CLASSES, 'class'),
  /** since when it is said to be used so */
  effectiveOn: localDate,
  claim: required(line(200)),
})
export type OpenClassChangeInput = z.output<typeof OpenClassChangeInput>

export const CheckClassChangeInput = z.strictObject({
  changeNo: caseNo,
  requestKey,
  effectiveOn: localDate,
  finding: required(line(500)),
  photos: photoHashes,
})
export type CheckClassChangeInput = z.output<typeof CheckClassChangeInput>

export const DecideClassChangeInput = z.strictObject({
  changeNo: caseNo,
  requestKey,
  decision: z.enum(['approved', 'rejected'], 'decision'),
  reason: line(200).default(''),
  /** by when a difference is due; the season's own day, or today when that has passed, if nothing is said */
  dueOn: localDate.nullish(),
})
export type DecideClassChangeInput = z.output<typeof DecideClassChangeInput>

export const EvidencePieceInput = z.strictObject({
  sha256,
  offset: z.int().min(0),
  total: z.int().min(1),
})
export type EvidencePieceInput = z.output<typeof EvidencePieceInput>

const bps = z.int().min(0).max(10_000)

export const PlanRetrofitInput = z
  .strictObject({
    requestKey,
    /** any account of the building */
    accountNo,
    name: required(line(80)),
    why: required(line(300)),
    costYuan: yuanField,
    /** in ten-thousandths; together the whole */
    customerBps: bps,
    governmentBps: bps,
    companyBps: bps,
    splitBy: z.enum(['household', 'area'], 'split'),
    neededBps: bps.min(1),
    startsOn: localDate,
    endsOn: localDate,
    steps: z
      .array(z.strictObject({ on: localDate, what: required(line(80)) }))
      .max(20)
      .default([]),
    source: required(line(200)),
  })
  .refine((p) => p.customerBps + p.governmentBps + p.companyBps === 10_000, { path: ['companyBps'], message: 'shares' })
  .refine((p) => p.startsOn <= p.endsOn, { path: ['endsOn'], message: 'dates' })
export type PlanRetrofitInput = z.output<typeof PlanRetrofitInput>

export const RecordConsentInput = z.strictObject({
  projectNo: caseNo,
  requestKey,
  accountNo,
  decision: z.enum(['agreed', 'refused', 'exempt'], 'decision'),
  on: localDate,
  paperNo: line(40).default(''),
  reason: line(200).default(''),
  photos: photoHashes,
})
export type RecordConsentInput = z.output<typeof RecordConsentInput>

export const ApproveRetrofitInput = z.strictObject({ projectNo: caseNo, requestKey, dueOn: localDate })
export type ApproveRetrofitInput = z.output<typeof ApproveRetrofitInput>

export const MoveRetrofitInput = z.strictObject({
  projectNo: caseNo,
  requestKey,
  to: z.enum(['building', 'done', 'stopped'], 'state'),
  docNo: line(40).default(''),
  reason: line(200).default(''),
})
export type MoveRetrofitInput = z.output<typeof MoveRetrofitInput>

export const IssueInvoiceInput = z.strictObject({
  paymentNo: receipt,
  requestKey,
  /** in whose name; the holder's when nothing is said */
  buyer: line(100).default(''),
  /** a company's unified social credit code, 15 to 20 characters */
  taxNo: z
    .string()
    .regex(/^([0-9A-Z]{15,20})?$/, 'tax_no')
    .default(''),
})
export type IssueInvoiceInput = z.output<typeof IssueInvoiceInput>

const asked = <T extends z.ZodType>(field: T) => field.nullish().transform((value) => value ?? null)
const emptyIsNothing = (text: unknown) => (text === '' ? null : text)

/** What a list of money is asked by: local days, both included, and what narrows it. */
export const MoneyListInput = z
  .strictObject({
    from: localDate,
    to: localDate,
    service: z.preprocess(emptyIsNothing, asked(z.enum(BILLED_SERVICES, 'service'))),
    kind: z.preprocess(emptyIsNothing, asked(z.enum(BILL_KINDS, 'kind'))),
    state: z.preprocess(emptyIsNothing, asked(z.enum(['open', 'part', 'paid', 'cancelled'], 'state'))),
    tender: z.preprocess(emptyIsNothing, asked(z.enum(TENDERS, 'tender'))),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'dates' })
export type MoneyListInput = z.output<typeof MoneyListInput>

/** What a provider says in a notice, strictly; amounts in fen as a whole number. */
export const ProviderBody = z.strictObject({
  eventId: z.string().regex(/^[\w.:-]{1,64}$/, 'id'),
  tradeNo: z.string().regex(/^[\w.:-]{1,64}$/, 'id'),
  status: z.enum(['paid', 'failed', 'closed'], 'state'),
  accountNo: line(40),
  amountFen: z.int('amount').min(1, 'amount').max(99_999_999_999, 'amount').transform(BigInt),
  paidAt: instant,
  billNo: line(60).optional(),
  payer: line(60).default(''),
})
export type ProviderBody = z.output<typeof ProviderBody>

export const EditProviderInput = z.strictObject({
  requestKey,
  code: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/, 'code'),
  name: required(line(40)),
  enabled: z.boolean(),
  windowSeconds: z.int().min(30).max(3600),
  baseVersion: z.int('version').min(0, 'version'),
})
export type EditProviderInput = z.output<typeof EditProviderInput>

export const BillWorkInput = z.strictObject({ consentId: id, requestKey, accountNo })
export type BillWorkInput = z.output<typeof BillWorkInput>

export const PostLateFeeInput = z.strictObject({ accountNo, requestKey })
export type PostLateFeeInput = z.output<typeof PostLateFeeInput>

export const CancelBillInput = z.strictObject({
  billNo: required(line(60)),
  requestKey,
  docNo: required(line(40)),
  reason,
})
export type CancelBillInput = z.output<typeof CancelBillInput>

export const ApplyTermInput = z.strictObject({
  accountNo,
  requestKey,
  kind: z.enum(['stop-use', 'low-income'], 'kind'),
  periodCode: period,
  note: required(line(200)),
})
export type ApplyTermInput = z.output<typeof ApplyTermInput>

/** `fromOn`: the first day the term does not hold. */
export const EndTermInput = z.strictObject({ accountNo, termId: id, requestKey, fromOn: localDate, reason })
export type EndTermInput = z.output<typeof EndTermInput>
