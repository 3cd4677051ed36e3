import iconv from 'iconv-lite'
import { yuanText } from '@/lib/kernel/money'
import type { BankField, BankLayoutBody } from './bank-layout'

export type OutItem = { serial: number; accountNo: string; agreementNo: string; name: string; amountFen: bigint }
export type OutHead = { bank: string; batchNo: string; count: number; sumFen: bigint }

/** A name the bank's encoding cannot write: sending `?` in its place would be another name. */
export const isWritable = (text: string, encoding: BankLayoutBody['encoding']): boolean =>
  iconv.decode(iconv.encode(text, encoding), encoding) === text

function cell({ name, width }: BankField, text: string, layout: BankLayoutBody): Buffer {
  const bytes = iconv.encode(text, layout.encoding)
  if (layout.kind === 'delimited' || !width) return bytes
  if (bytes.length > width) throw new RangeError(`${name} is longer than ${width} bytes`)
  const isNumber = ['amount', 'sum', 'count', 'serial'].includes(name)
  const fill = Buffer.alloc(width - bytes.length, isNumber ? '0' : ' ')
  return Buffer.concat(isNumber ? [fill, bytes] : [bytes, fill])
}

function lineOf(
  spec: readonly BankField[],
  values: Partial<Record<BankField['name'], string>>,
  layout: BankLayoutBody,
): Buffer {
  const cells = spec.map((field) => cell(field, values[field.name] ?? '', layout))
  const joined =
    layout.kind === 'fixed' ? cells : cells.flatMap((c, i) => (i ? [Buffer.from(layout.delimiter), c] : [c]))
  return Buffer.concat([...joined, Buffer.from(layout.newline === 'crlf' ? '\r\n' : '\n')])
}

/** The file that goes out, in the bank's own layout: header, one line per bill, and the trailer's count and sum. */
export function writeBankFile(head: OutHead, items: readonly OutItem[], layout: BankLayoutBody): Buffer {
  const amount = (fen: bigint) => (layout.unit === 'fen' ? String(fen) : yuanText(fen))
  const totals = { count: String(head.count), sum: amount(head.sumFen), batchNo: head.batchNo, bank: head.bank }
  const details = items.map(({ serial, accountNo, agreementNo, name, amountFen }) =>
    lineOf(
      layout.detail,
      {
        mark: layout.marks.detail,
        serial: String(serial).padStart(6, '0'),
        accountNo,
        agreementNo,
        name,
        amount: amount(amountFen),
      },
      layout,
    ),
  )
  return Buffer.concat([
    lineOf(layout.header, { mark: layout.marks.header, ...totals }, layout),
    ...details,
    lineOf(layout.trailer, { mark: layout.marks.trailer, ...totals }, layout),
  ])
}
