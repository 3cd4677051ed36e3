/** The series of invoices of a local year: F2026-00000042. */
export const invoiceSeries = (localDate: string) => `F${localDate.slice(0, 4)}`
/** The series of receipts of a local year, and a receipt's number in it: S2026-00000042. */
export const receiptSeries = (localDate: string) => `S${localDate.slice(0, 4)}`
export const receiptNo = (series: string, n: bigint) => `${series}-${String(n).padStart(8, '0')}`
