import iconv from 'iconv-lite'
import { fenOf } from '@/lib/kernel/money'
import type { BankField, BankLayoutBody } from './bank-layout'

export type FileEncoding = 'gb18030' | 'utf-8'
export type BankDetail = {
  serial: string
  accountNo: string
  agreementNo: string
  name: string
  amountFen: bigint
  code: string
  success: boolean
}
export type ReadLine =
  | { kind: 'header'; batchNo: string }
  | { kind: 'detail'; detail: BankDetail }
  | { kind: 'trailer'; count: number; sumFen: bigint }
  /** `was`: what it would have been in another place */
  | { kind: 'broken'; why: Why; raw: string; was?: 'header' | 'trailer' }
type Why = 'characters' | 'columns' | 'length' | 'amount' | 'count' | 'account' | 'batch' | 'place'

type Values = Partial<Record<BankField['name'], string>>

/** The text of a line; null when its bytes are no characters of the encoding. */
function textOf(bytes: Buffer, encoding: FileEncoding): string | null {
  const text = iconv.decode(bytes, encoding)
  return text.includes('\ufffd') || !iconv.encode(text, encoding).equals(bytes) ? null : text
}

function delimited(text: string, layout: BankLayoutBody, spec: readonly BankField[]): Values | 'columns' {
  const cells = text.split(layout.delimiter, spec.length + 1)
  if (cells.length !== spec.length) return 'columns'
  return Object.fromEntries(spec.map(({ name }, i) => [name, cells[i]!.trim()]))
}

/** Columns are counted in bytes of the bank's own encoding, wherever the file was saved since. */
function fixed(bytes: Buffer, spec: readonly BankField[], encoding: FileEncoding): Values | 'length' | 'characters' {
  const width = spec.reduce((sum, { width: w }) => sum + (w ?? 0), 0)
  if (bytes.length !== width) return 'length'
  const values: Values = {}
  let at = 0
  for (const { name, width: w } of spec) {
    const text = textOf(bytes.subarray(at, (at += w ?? 0)), encoding)
    if (text === null) return 'characters'
    values[name] = text.trim()
  }
  return values
}

/** An amount as the layout writes it: yuan with at most two decimals, or fen; anything else is no amount. */
export function bankAmount(text: string, unit: BankLayoutBody['unit']): bigint | null {
  if (unit === 'fen') return /^\d{1,15}$/.test(text) ? BigInt(text) : null
  return /^\d{1,13}(\.\d{1,2})?$/.test(text) ? fenOf(text) : null
}

function kindOf(text: string, layout: BankLayoutBody): 'header' | 'detail' | 'trailer' | null {
  const mark = (m: string) => (layout.kind === 'delimited' ? m + layout.delimiter : m)
  const { header, detail, trailer } = layout.marks
  if (text.startsWith(mark(header))) return 'header'
  if (text.startsWith(mark(trailer))) return 'trailer'
  return detail === '' || text.startsWith(mark(detail)) ? 'detail' : null
}

/** What a bank calls its batch: something one can say and look up, no longer than any bank writes it. */
const BATCH_NO = /^[^\s\p{C}]{0,40}$/u
/** The longest a cell is kept; what is longer is no such cell. */
const LONGEST = { serial: 40, agreementNo: 40, name: 200, code: 8 }

function toDetail(values: Values, layout: BankLayoutBody): BankDetail | 'amount' | 'account' | 'length' {
  const amountFen = bankAmount(values.amount ?? '', layout.unit)
  if (amountFen === null || amountFen === 0n) return 'amount'
  const accountNo = (values.accountNo ?? '').toUpperCase()
  if (!/^[A-Z0-9-]{1,20}$/.test(accountNo) || !values.code) return 'account'
  const { serial = '', agreementNo = '', name = '', code } = values
  const cells = { serial, agreementNo, name, code }
  if (Object.entries(LONGEST).some(([cell, most]) => cells[cell as keyof typeof cells].length > most)) return 'length'
  return { serial, accountNo, agreementNo, name, amountFen, code, success: layout.successCodes.includes(code) }
}

/** A line nobody can read, with the beginning of its text. */
export const brokenLine = (bytes: Buffer, encoding: FileEncoding, why: Why): Extract<ReadLine, { kind: 'broken' }> => ({
  kind: 'broken',
  why,
  raw: iconv.decode(bytes.subarray(0, 400), encoding).replaceAll('\u0000', ''),
})

/** One line of a bank's file, by its layout. `encoding` is that of the file in hand, which need not be the bank's own. */
export function readBankLine(bytes: Buffer, layout: BankLayoutBody, encoding: FileEncoding): ReadLine {
  const broken = (why: Why) => brokenLine(bytes, encoding, why)
  const text = textOf(bytes, encoding)
  if (text === null || text.includes('\u0000')) return broken('characters')
  const kind = kindOf(text, layout)
  if (!kind) return broken('columns')
  const own = encoding === layout.encoding ? bytes : iconv.encode(text, layout.encoding)
  const values =
    layout.kind === 'fixed' ? fixed(own, layout[kind], layout.encoding) : delimited(text, layout, layout[kind])
  if (typeof values === 'string') return broken(values)
  if (kind === 'header') {
    const batchNo = values.batchNo ?? ''
    return BATCH_NO.test(batchNo) ? { kind, batchNo } : broken('batch')
  }
  if (kind === 'trailer') {
    const sumFen = bankAmount(values.sum ?? '', layout.unit)
    return sumFen === null || !/^\d{1,9}$/.test(values.count ?? '')
      ? broken('count')
      : { kind, count: Number(values.count), sumFen }
  }
  const detail = toDetail(values, layout)
  return typeof detail === 'string' ? broken(detail) : { kind, detail }
}

/**
 * The same in its place in the file: only the first line is a header and only the last a trailer, so that another line that looks like one
 * is kept as a line nobody can read, and none is lost.
 */
export function readPlacedLine(
  bytes: Buffer,
  layout: BankLayoutBody,
  encoding: FileEncoding,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): ReadLine {
  const read = readBankLine(bytes, layout, encoding)
  if ((read.kind === 'header' && !isFirst) || (read.kind === 'trailer' && !isLast))
    return { ...brokenLine(bytes, encoding, 'place'), was: read.kind }
  return read
}
