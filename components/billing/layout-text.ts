import type { BankField, BankLayoutBody } from '@/lib/billing/rules/bank-layout'

/** Columns as an administrator writes them: one a line, the name and for fixed files its width in bytes. */
export const fieldsText = (fields: readonly BankField[]): string =>
  fields.map(({ name, width }) => (width ? `${name} ${width}` : name)).join('\n')

export function fieldsOf(text: string): BankField[] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([name]) => name)
    .map(([name, width]) => ({ name: name as BankField['name'], ...(width ? { width: Number(width) } : {}) }))
}

/** Codes with what they mean to us, one a line: 01=insufficient. */
export const reasonsText = (reasons: BankLayoutBody['failReasons']): string =>
  Object.entries(reasons)
    .map(([code, reason]) => `${code}=${reason}`)
    .join('\n')

export const reasonsOf = (text: string): BankLayoutBody['failReasons'] =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => line.trim().split('='))
      .filter(([code, reason]) => code && reason),
  ) as BankLayoutBody['failReasons']

/** The layout a form says. */
export function bodyOf(said: FormData): BankLayoutBody {
  const text = (name: string) => String(said.get(name) ?? '')
  return {
    encoding: text('encoding') as BankLayoutBody['encoding'],
    kind: text('kind') as BankLayoutBody['kind'],
    delimiter: text('delimiter'),
    newline: text('newline') as BankLayoutBody['newline'],
    unit: text('unit') as BankLayoutBody['unit'],
    marks: { header: text('headerMark'), detail: text('detailMark'), trailer: text('trailerMark') },
    header: fieldsOf(text('header')),
    detail: fieldsOf(text('detail')),
    trailer: fieldsOf(text('trailer')),
    successCodes: text('success')
      .split(/[\s,，]+/)
      .filter(Boolean),
    failReasons: reasonsOf(text('reasons')),
  }
}
