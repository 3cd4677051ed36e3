import { z } from 'zod'

/** What a column of a bank's file can hold. */
export const BANK_FIELDS = [
  'mark',
  'bank',
  'batchNo',
  'count',
  'sum',
  'serial',
  'agreementNo',
  'accountNo',
  'name',
  'amount',
  'code',
  'reason',
  'time',
  'filler',
] as const
/** Why a bank did not pay, as arrears will use it. */
export const FAIL_REASONS = ['insufficient', 'name-mismatch', 'closed', 'not-signed', 'abnormal', 'other'] as const
export type FailReason = (typeof FAIL_REASONS)[number]

const mark = z.string().max(8, 'too_long:8')
const field = z.strictObject({
  name: z.enum(BANK_FIELDS),
  width: z.int('number').min(1, 'at_least:1').max(400, 'at_most:400').nullish(),
})
const fields = z.array(field).min(1, 'required').max(40, 'at_most:40')

/** How one bank writes its files. `width` counts bytes of a fixed line; a delimited line has none. */
export const bankLayoutBody = z
  .strictObject({
    encoding: z.enum(['gb18030', 'utf-8']),
    kind: z.enum(['delimited', 'fixed']),
    delimiter: z.string().max(4, 'too_long:4').default(''),
    newline: z.enum(['crlf', 'lf']),
    unit: z.enum(['yuan', 'fen']),
    /** how the three kinds of line begin; a detail without a mark is every other line */
    marks: z.strictObject({
      header: mark,
      detail: mark.default(''),
      trailer: mark,
    }),
    header: fields,
    detail: fields,
    trailer: fields,
    /** the number a bank writes for a name it cannot spell: its own files are refused otherwise */
    successCodes: z.array(mark.min(1, 'required')).min(1, 'required').max(20, 'at_most:20'),
    failReasons: z.record(z.string(), z.enum(FAIL_REASONS)),
  })
  .refine((b) => b.kind === 'delimited' || [...b.header, ...b.detail, ...b.trailer].every((f) => f.width), {
    message: 'width',
    path: ['detail'],
  })
  .refine((b) => b.kind === 'fixed' || b.delimiter.length > 0, { message: 'required', path: ['delimiter'] })
  .refine((b) => ['accountNo', 'amount', 'code'].every((name) => b.detail.some((f) => f.name === name)), {
    message: 'fields',
    path: ['detail'],
  })
  .refine((b) => ['count', 'sum'].every((name) => b.trailer.some((f) => f.name === name)), {
    message: 'fields',
    path: ['trailer'],
  })
export type BankLayoutBody = z.output<typeof bankLayoutBody>

/** What stands between two columns: a tab, or one character that can be seen and stands in no code, amount or quoted cell. */
const SEPARATOR = /^(?:\t|[^\p{L}\p{N}\p{M}\p{C}\p{Z}"'])$/u
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u
const MOST_REASONS = 200

/** Why a mark or a code cannot be one: required, characters, too_long. */
export const codeIssue = (code: string): string | null =>
  code === '' ? 'required' : UNSEEN.test(code) ? 'characters' : code.length > 8 ? 'too_long:8' : null

/** Marks that cannot be told apart: the same twice, or of a fixed line, where nothing ends a mark, one that begins with another. */
function markIssues({ kind, marks }: BankLayoutBody): [keyof BankLayoutBody['marks'], string][] {
  const meet = (a: string, b: string) => a === b || (kind === 'fixed' && (a.startsWith(b) || b.startsWith(a)))
  return (['header', 'detail', 'trailer'] as const).flatMap((line, i, all) => {
    const issue = line === 'detail' && marks.detail === '' ? null : codeIssue(marks[line])
    if (issue) return [[line, issue]]
    const before = all.slice(0, i).filter((other) => marks[other] !== '')
    return marks[line] !== '' && before.some((other) => meet(marks[line], marks[other])) ? [[line, 'mark_taken']] : []
  })
}

/** A layout as it is written anew; those already kept are read by `bankLayoutBody`. */
export const writtenLayout = bankLayoutBody.superRefine((body, ctx) => {
  const refuse = (message: string, ...path: (string | number)[]) => ctx.addIssue({ code: 'custom', message, path })
  const { delimiter, header, successCodes, failReasons } = body
  if (delimiter !== '' && !SEPARATOR.test(delimiter)) refuse('separator', 'delimiter')
  for (const [line, message] of markIssues(body)) refuse(message, 'marks', line)
  if (!header.some(({ name }) => name === 'batchNo')) refuse('fields', 'header')
  const codes = Object.keys(failReasons)
  if (codes.length > MOST_REASONS) return refuse(`at_most:${MOST_REASONS}`, 'failReasons')
  const issue = codes.map(codeIssue).find((found) => found !== null)
  if (issue) refuse(issue, 'failReasons')
  successCodes.forEach((code, i) => {
    const found = codeIssue(code) ?? (codes.includes(code) ? 'also_failure' : null)
    if (found) refuse(found, 'successCodes', i)
  })
})
export type BankField = z.output<typeof field>
