import type { ReadLine } from './read-bank-line'

type Numbered = { n: number; offset: number; read: ReadLine }

/** What a return file says in sum, gathered line by line. Amounts in fen. */
export type ReturnTotals = {
  details: number
  readable: number
  quarantined: number
  successes: number
  successFen: bigint
  batchNo: string | null
  trailer: { count: number; sumFen: bigint } | null
  /** the first line that could not be read, and a line after the trailer */
  firstBroken: { n: number; offset: number; why: string } | null
  afterTrailer: { n: number; offset: number } | null
  /** a trailer was not the last line */
  trailedEarly: boolean
}

/** So many lines that cannot be read, and more than can be: no file of this bank, or another layout; it is not read on. */
const HOPELESS = 1000
export const isHopeless = ({ quarantined, readable }: ReturnTotals): boolean =>
  quarantined >= HOPELESS && quarantined > readable

export const emptyTotals = (): ReturnTotals => ({
  details: 0,
  readable: 0,
  quarantined: 0,
  successes: 0,
  successFen: 0n,
  batchNo: null,
  trailer: null,
  firstBroken: null,
  afterTrailer: null,
  trailedEarly: false,
})

/** Takes one line into the sum: every line is the header, the trailer, a readable detail or quarantined. */
export function addLine(totals: ReturnTotals, { n, offset, read }: Numbered): void {
  if (totals.trailedEarly) totals.afterTrailer ??= { n, offset }
  if (read.kind === 'header') totals.batchNo ??= read.batchNo
  else if (read.kind === 'trailer') totals.trailer = { count: read.count, sumFen: read.sumFen }
  else {
    totals.details++
    if (read.kind === 'broken') {
      totals.quarantined++
      totals.firstBroken ??= { n, offset, why: read.why }
      if (read.was === 'trailer') totals.trailedEarly = true
    } else {
      totals.readable++
      if (read.detail.success) {
        totals.successes++
        totals.successFen += read.detail.amountFen
      }
    }
  }
}

export type Parked = { reason: string; params: Record<string, string | number> } | null

/**
 * Why a return file is parked whole, nothing of it posted: unreadable (isHopeless), bad_batch_no (longer than any, or with
 * unusable characters), no_header, no_details, no_trailer (cut short; the last line that could not be read, with its byte offset), after_trailer, total_mismatch (both counts and both sums, in fen). A single unreadable line is no reason
 * while the trailer's count and sum of successes hold.
 */
export function parkedBecause(totals: ReturnTotals): Parked {
  const at: Record<string, string | number> = totals.firstBroken
    ? { line: totals.firstBroken.n, offset: totals.firstBroken.offset }
    : {}
  if (isHopeless(totals)) return { reason: 'unreadable', params: { ...at } }
  if (totals.batchNo === null && totals.firstBroken?.why === 'batch')
    return { reason: 'bad_batch_no', params: { ...at } }
  if (totals.batchNo === null || totals.batchNo === '') return { reason: 'no_header', params: { ...at } }
  if (totals.details === 0) return { reason: 'no_details', params: {} }
  if (totals.afterTrailer)
    return { reason: 'after_trailer', params: { line: totals.afterTrailer.n, offset: totals.afterTrailer.offset } }
  if (!totals.trailer) return { reason: 'no_trailer', params: { ...at } }
  const { count, sumFen } = totals.trailer
  if (count === totals.successes && sumFen === totals.successFen) return null
  const params = {
    saidCount: count,
    count: totals.successes,
    saidFen: String(sumFen),
    fen: String(totals.successFen),
    ...at,
  }
  return { reason: 'total_mismatch', params }
}
