import { foldName } from '@/lib/kernel/text'
import type { ParsedLine, RegisterLine } from './parse-register-line'
import { verdictOf, type Finding } from './register-summary'

export type NumberedLine = { line: number; hash: string; parsed: ParsedLine | null }
export type KnownAccount = { id: string; personId: string; accountNo: string; name: string; hash: string }
export type SortedLines = {
  writes: { line: RegisterLine; hash: string; existing: KnownAccount | null }[]
  findings: Finding[]
  /** account numbers met for the first time in this file, and on which line */
  firsts: Map<string, number>
  identical: number
  conflicting: number
}

const sameName = (a: string, b: string) => foldName(a) === foldName(b)

/** What may go wrong with a line before its account is looked at. */
function findingsOf({ line, parsed }: NumberedLine): Finding[] {
  if (!parsed) return [{ line, accountNo: '', verdict: 'line-refused', reason: 'columns' }]
  const accountNo = parsed.ok ? parsed.line.accountNo : parsed.accountNo
  const remarks = parsed.remarks.map((r) => ({ line, accountNo, verdict: verdictOf(r), ...r }) satisfies Finding)
  return parsed.ok ? remarks : [{ line, accountNo, verdict: 'line-refused', ...parsed.refusal }, ...remarks]
}

/**
 * Decides what becomes of each line. The first line of a number stands; the same again is ignored; anything else under
 * that number, in this file or under another name on record, is refused for a person to decide.
 */
export function sortLines(
  lines: readonly NumberedLine[],
  known: ReadonlyMap<string, KnownAccount>,
  seen: ReadonlyMap<string, number>,
): SortedLines {
  const out: SortedLines = { writes: [], findings: [], firsts: new Map(), identical: 0, conflicting: 0 }
  const standing = new Map<string, { hash: string; name: string }>()
  for (const numbered of lines) {
    const { line, hash, parsed } = numbered
    out.findings.push(...findingsOf(numbered))
    if (!parsed?.ok) continue
    const { accountNo, name } = parsed.line
    const existing = known.get(accountNo) ?? null
    const first = standing.get(accountNo) ?? existing
    const firstLine = out.firsts.get(accountNo) ?? seen.get(accountNo)
    const isOtherName = first !== null && !sameName(first.name, name)
    if (firstLine === undefined) out.firsts.set(accountNo, line)
    if (firstLine !== undefined && first?.hash === hash) {
      out.identical++
      out.findings.push({ line, accountNo, verdict: 'ignored', reason: 'identical', firstLine })
    } else if (firstLine !== undefined || isOtherName) {
      out.conflicting++
      const reason = isOtherName ? 'other-name' : 'other-data'
      out.findings.push({ line, accountNo, verdict: 'line-refused', reason, column: 'name', value: name, firstLine })
    } else {
      standing.set(accountNo, { hash, name })
      if (existing?.hash !== hash) out.writes.push({ line: parsed.line, hash, existing })
    }
  }
  return out
}
