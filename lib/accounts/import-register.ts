import 'server-only'
import { createHash } from 'node:crypto'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { Refusal } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { holdSeasonFacts } from './hold-season-facts'
import { inspectRegister, readRecords, type RegisterFile, type RegisterRecord } from './internal/read-register'
import { writeLines } from './internal/write-lines'
import { parseRegisterLine, type RegisterLine } from './rules/parse-register-line'
import { isTorn, pickCells, planColumns, type ColumnPlan } from './rules/register-columns'
import { countLine, emptySummary, type Finding, type RegisterSummary } from './rules/register-summary'
import { sortLines, type KnownAccount, type NumberedLine, type SortedLines } from './rules/sort-lines'

const BATCH = 1000

export type ImportRegisterInput = { path: string }
export type ImportWatch = {
  onFindings?: (findings: readonly Finding[]) => void | Promise<void>
  onProgress?: (done: number, total: number) => void
}

/** Changes with the meaning of a line, so that the same line is never written twice; the number is that of the mapping. */
function hashOf(line: RegisterLine): string {
  const text = JSON.stringify({ mapping: 1, ...line }, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  )
  return createHash('sha256').update(text).digest('base64url')
}

function numbered(plan: ColumnPlan, { line, cells }: RegisterRecord): NumberedLine {
  const picked = pickCells(plan, cells)
  const parsed = picked && parseRegisterLine(picked)
  return { line, parsed, hash: parsed?.ok ? hashOf(parsed.line) : '' }
}

async function findKnown(tx: Context, lines: readonly NumberedLine[]): Promise<Map<string, KnownAccount>> {
  const numbers = lines.flatMap(({ parsed }) => (parsed?.ok ? [parsed.line.accountNo] : []))
  const rows = await tx.db.$queryRaw<KnownAccount[]>`
    SELECT a.id, a."personId", a."accountNo", p.name, a."sourceHash" AS hash
    FROM "Agreement" a JOIN "Person" p ON p.id = a."personId"
    WHERE a."orgId" = ${tx.actor.orgId}::uuid AND a."accountNo" = ANY(${numbers}::text[])`
  return new Map(rows.map((row) => [row.accountNo, row]))
}

/** One batch, all or nothing. Two imports of one company take turns. */
function writeBatch(
  ctx: Context,
  file: RegisterFile,
  lines: NumberedLine[],
  seen: Map<string, number>,
): Promise<SortedLines> {
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('import-register ' || ${orgId}::text, 0))`
    await holdSeasonFacts(tx, 'shared')
    const sorted = sortLines(lines, await findKnown(tx, lines), seen)
    if (sorted.writes.length === 0) return sorted
    await writeLines(tx, sorted.writes)
    const changed = sorted.writes.filter((write) => write.existing).length
    const [fromLine, toLine] = [lines[0]!.line, lines.at(-1)!.line]
    const data = { file: file.sha256, fromLine, toLine, added: sorted.writes.length - changed, changed }
    await recordEvent(tx, { type: 'register.imported', subject: 'org', subjectId: orgId, data })
    return sorted
  })
}

const unusable = (why: string) => new Refusal({ kind: 'invalid', fields: { file: why } })

/** Reads the whole file once: its columns, how many lines it has, and whether it can be read to the end. */
async function planOf(file: RegisterFile): Promise<{ plan: ColumnPlan; total: number }> {
  let [plan, total]: [ColumnPlan | null, number] = [null, 0]
  for await (const { line, cells } of readRecords(file)) {
    if (plan && isTorn(plan, cells)) throw unusable(`quote_not_closed_in_line:${line}`)
    if (plan) total++
    else {
      const planned = planColumns(cells)
      if ('missing' in planned) throw unusable(`columns:${planned.missing.join(' ')}`)
      plan = planned.plan
    }
  }
  if (!plan) throw unusable('empty')
  return { plan, total }
}

async function* batchesOf(file: RegisterFile, plan: ColumnPlan): AsyncGenerator<NumberedLine[]> {
  let [batch, isHeader]: [NumberedLine[], boolean] = [[], true]
  for await (const record of readRecords(file)) {
    if (!isHeader) batch.push(numbered(plan, record))
    isHeader = false
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Takes a customer register in. The file is read whole once before anything is written; then batch by batch, so a crash
 * loses at most one and running again completes it. Running twice changes nothing.
 */
export async function importRegister(
  ctx: Context,
  input: ImportRegisterInput,
  watch: ImportWatch = {},
): Promise<RegisterSummary> {
  authorize(ctx, 'account:import')
  const file = await inspectRegister(input.path)
  const { plan, total } = await planOf(file)
  const [summary, seen] = [emptySummary(), new Map<string, number>()]
  for await (const lines of batchesOf(file, plan)) {
    const sorted = await writeBatch(ctx, file, lines, seen)
    for (const { parsed } of lines) countLine(summary, parsed?.remarks ?? [], !parsed?.ok)
    for (const [accountNo, line] of sorted.firsts) seen.set(accountNo, line)
    summary.accounts = seen.size
    summary.identical += sorted.identical
    summary.conflicting += sorted.conflicting
    await watch.onFindings?.(sorted.findings)
    watch.onProgress?.(summary.lines, total)
  }
  return summary
}
