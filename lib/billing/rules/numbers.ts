import { foldWidth } from '@/lib/kernel/text'

/** The series of invoices of a local year: F2026-00000042. */
export const invoiceSeries = (localDate: string) => `F${localDate.slice(0, 4)}`
/** The series of receipts of a local year, and a receipt's number in it: S2026-00000042. */
export const receiptSeries = (localDate: string) => `S${localDate.slice(0, 4)}`
export const receiptNo = (series: string, n: bigint) => `${series}-${String(n).padStart(8, '0')}`

/** The receipt number a text is, as people type it: any case and width, blanks around it, the dash left out; null for anything else. */
export function receiptNoIn(text: string): string | null {
  const typed = /^([A-Z]\d{4})-?(\d{8})$/.exec(foldWidth(text).trim().toUpperCase())
  return typed ? `${typed[1]}-${typed[2]}` : null
}
