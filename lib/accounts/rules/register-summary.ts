import type { LineRefusal } from './parse-register-line'
import type { Issue, Remark } from './register-remarks'

/** What an import says of the lines it read. Flags count lines, formulas count cells, accounts count account numbers. */
export type RegisterSummary = {
  lines: number
  accounts: number
  identical: number
  conflicting: number
  badPhone: number
  badId: number
  missingArea: number
  refused: number
  flaggedFormula: number
}

export type FindingReason = Issue | LineRefusal['reason'] | 'columns' | 'identical' | 'other-name' | 'other-data'

/** One thing to say about one line: what became of it, why, and the cell that is the cause. */
export type Finding = {
  line: number
  accountNo: string
  verdict: 'line-refused' | 'bill-refused' | 'flagged' | 'ignored'
  reason: FindingReason
  column?: string
  value?: string
  firstLine?: number
}

export const emptySummary = (): RegisterSummary => ({
  lines: 0,
  accounts: 0,
  identical: 0,
  conflicting: 0,
  badPhone: 0,
  badId: 0,
  missingArea: 0,
  refused: 0,
  flaggedFormula: 0,
})

const BILL_REASONS: FindingReason[] = ['negative-bill', 'bad-amount']

export const verdictOf = (remark: Remark): Finding['verdict'] =>
  BILL_REASONS.includes(remark.reason) ? 'bill-refused' : 'flagged'

/** Adds one line that was read: it counts once however many of its cells say the same. */
export function countLine(summary: RegisterSummary, remarks: readonly Remark[], isRefused: boolean): void {
  summary.lines++
  const has = (reason: Issue) => remarks.some((remark) => remark.reason === reason)
  if (has('bad-phone')) summary.badPhone++
  if (has('bad-id')) summary.badId++
  if (has('missing-area')) summary.missingArea++
  if (isRefused || has('negative-bill') || has('bad-amount')) summary.refused++
  summary.flaggedFormula += remarks.filter((remark) => remark.reason === 'formula').length
}
