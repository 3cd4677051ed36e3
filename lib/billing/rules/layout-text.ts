import { wholeOf } from '@/lib/kernel/decimals'
import type { FieldErrors } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/field-errors'
import { codeIssue, writtenLayout, type BankField, type BankLayoutBody, type FailReason } from './bank-layout'

/** The three kinds of line a bank's file has. */
export const LINES = ['header', 'detail', 'trailer'] as const
export type LineKind = (typeof LINES)[number]

/** A row of a form; its key stays with it while rows are moved. */
export type ColumnRow = { key: number; name: BankField['name']; width: string }
export type ReasonRow = { key: number; code: string; reason: FailReason }

/** A layout as its form holds it: columns and failure codes as rows, widths as written, success codes as a line of text. */
export type LayoutText = Omit<BankLayoutBody, LineKind | 'successCodes' | 'failReasons'> & {
  columns: Record<LineKind, ColumnRow[]>
  successCodes: string
  reasons: ReasonRow[]
}
export type ReadLayout = { ok: true; body: BankLayoutBody } | { ok: false; fields: FieldErrors }

/** A key no row has yet. */
export const freshKey = (rows: readonly { key: number }[]): number => Math.max(-1, ...rows.map(({ key }) => key)) + 1

/** The rows with one of them moved by so many places; unchanged at either end. */
export function moved<R>(rows: readonly R[], from: number, by: number): R[] {
  const to = from + by
  if (to < 0 || to >= rows.length) return [...rows]
  return rows.toSpliced(from, 1).toSpliced(to, 0, rows[from]!)
}

/** A layout in the words of its form. */
export function layoutText({
  header,
  detail,
  trailer,
  successCodes,
  failReasons,
  ...rest
}: BankLayoutBody): LayoutText {
  const rows = (fields: readonly BankField[]) =>
    fields.map(({ name, width }, key) => ({ key, name, width: width ? String(width) : '' }))
  return {
    ...rest,
    columns: { header: rows(header), detail: rows(detail), trailer: rows(trailer) },
    successCodes: successCodes.join(' '),
    reasons: Object.entries(failReasons).map(([code, reason], key) => ({ key, code, reason })),
  }
}

/** The layout a form says, or what is wrong at which of its fields: a fixed column without a width, a code left out, unusable or said twice, then what the schema refuses. */
export function layoutOf({ columns, successCodes, reasons, ...rest }: LayoutText): ReadLayout {
  const wrong: FieldErrors = {}
  const fieldsOf = (kind: LineKind): BankField[] =>
    columns[kind].map(({ name, width }, i) => {
      if (rest.kind === 'delimited') return { name }
      const read = wholeOf(width, 0)
      if (typeof read === 'number') return { name, width: read }
      wrong[`${kind}.${i}.width`] = read
      return { name }
    })
  const codes = reasons.map(({ code }) => code.trim())
  codes.forEach((code, i) => {
    const issue = codeIssue(code) ?? (codes.indexOf(code) < i ? 'twice' : null)
    if (issue) wrong[`failReasons.${i}`] = issue
  })
  const [header, detail, trailer] = [fieldsOf('header'), fieldsOf('detail'), fieldsOf('trailer')]
  if (Object.keys(wrong).length > 0) return { ok: false, fields: wrong }
  const checked = writtenLayout.safeParse({
    ...rest,
    delimiter: rest.kind === 'fixed' ? '' : rest.delimiter,
    ...{ header, detail, trailer },
    successCodes: successCodes.split(/[\s,，]+/).filter(Boolean),
    failReasons: Object.fromEntries(reasons.map(({ reason }, i) => [codes[i]!, reason])),
  })
  return checked.success ? { ok: true, body: checked.data } : { ok: false, fields: fieldErrors(checked.error) }
}
