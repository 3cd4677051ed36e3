import type { Blocker } from '@/lib/kernel/blockers'
import type { BillLine } from './bill-lines'

/** A line of an invoice: what for, how much of it where a whole bill was paid, and the amount in fen. */
export type InvoiceLine = {
  kind: string
  service: string
  period: string
  quantity: string
  unit: '' | 'm2' | 'unit'
  price: string
  fen: string
}
export type PaidPart = {
  kind: string
  service: string
  periodCode: string
  billFen: bigint
  fen: bigint
  lines: BillLine[]
}

const BY_AREA = ['area', 'area-low-income']

/**
 * What a payment was for, by category: consumption with quantity and price where the bill was paid as one price times one quantity and
 * whole; of a part, or of several prices, the amount alone.
 */
export function invoiceLines(parts: readonly PaidPart[]): InvoiceLine[] {
  return parts.map(({ kind, service, periodCode, billFen, fen, lines }) => {
    const [only, more] = lines
    const whole = fen === billFen && more === undefined
    const measured = whole && only && (BY_AREA.includes(only.code) || only.code === 'use')
    const of = { kind, service, period: kind === 'prior' ? '' : periodCode, fen: String(fen) }
    if (!measured) return { ...of, quantity: '', unit: '', price: '' }
    const unit = only.code === 'use' ? 'unit' : 'm2'
    return { ...of, quantity: only.params.area ?? only.params.use ?? '', unit, price: only.params.price ?? '' }
  })
}

/** payment_reversed, already_invoiced {no}, nothing_to_invoice (paid ahead only: invoiced when it is used). */
export function invoiceBlockers(facts: { reversed: boolean; invoiceNo: string | null; totalFen: bigint }): Blocker[] {
  return [
    ...(facts.reversed ? [{ code: 'payment_reversed' }] : []),
    ...(facts.invoiceNo ? [{ code: 'already_invoiced', params: { no: facts.invoiceNo } }] : []),
    ...(facts.totalFen === 0n ? [{ code: 'nothing_to_invoice' }] : []),
  ]
}
