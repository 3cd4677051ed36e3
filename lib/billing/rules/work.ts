import type { Blocker } from '@/lib/kernel/blockers'
import type { BillLine } from './bill-lines'

/** A signed price of work done. Amount in fen; `on` is the local day it was signed. */
export type SignedWork = { item: string; orderNo: string; amountFen: bigint; on: string }
/** The version of the price list it was taken from and where that comes from; null when it was agreed on site. */
export type PriceList = { version: number; source: string } | null

/** The line of a bill of work: what, by which order, signed when, by which price list. */
export function workLine({ item, orderNo, amountFen, on }: SignedWork, list: PriceList): BillLine {
  const [said, fen] = [{ item, order: orderNo, on }, String(amountFen)]
  if (!list) return { code: 'work-agreed', params: said, fen }
  return { code: 'work-listed', params: { ...said, version: String(list.version), source: list.source }, fen }
}

/** work_billed (once for ever, also when that bill was cancelled), account_closed. */
export function workBlockers(facts: { billed: boolean; accountStatus: string }): Blocker[] {
  return [
    ...(facts.billed ? [{ code: 'work_billed' }] : []),
    ...(facts.accountStatus === 'closed' ? [{ code: 'account_closed' }] : []),
  ]
}
