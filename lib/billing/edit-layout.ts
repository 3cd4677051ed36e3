import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { EditLayoutInput, PreviewLayoutInput } from './inputs'
import { bankLines, inspect, type Source } from './internal/bank-lines'
import { findLayout } from './internal/layouts'
import type { ReadLine } from './rules/read-bank-line'
import { addLine, emptyTotals, parkedBecause } from './rules/return-totals'
import { beginningOf, parkedEarly } from './rules/sample'
import type { LayoutPreview } from './views'

/** A new version of how a bank writes its files, or a new bank. Somebody else's newer version is a conflict. */
export async function editLayout(ctx: StaffContext, input: EditLayoutInput): Promise<{ version: number }> {
  authorize(ctx, 'bank:layout')
  return inTransaction(ctx, async (tx) => {
    const { code, bankName, body, reason } = input
    const held = await findLayout(tx, code)
    if ((held?.version ?? 0) !== input.baseVersion) conflict({ version: held?.version ?? 0 })
    const [id, version] = [newId(), input.baseVersion + 1]
    const made = await tx.db.bankLayout.createMany({
      data: [{ id, orgId: tx.actor.orgId, code, version, bankName, body, reason, byName: tx.actor.name, at: tx.now }],
      skipDuplicates: true,
    })
    if (made.count !== 1) conflict()
    await recordEvent(tx, { type: 'layout.edited', subject: 'layout', subjectId: id, data: { code, version, reason } })
    return { version }
  })
}

const SHOWN = 30

function sampleLine(read: ReadLine) {
  if (read.kind === 'broken') return { kind: read.kind, why: read.why, raw: read.raw }
  if (read.kind === 'header') return { kind: read.kind, batchNo: read.batchNo }
  if (read.kind === 'trailer') return { kind: read.kind, count: read.count, sumFen: String(read.sumFen) }
  const { serial, accountNo, agreementNo, name, amountFen, code, success } = read.detail
  const kind = success ? ('success' as const) : ('failure' as const)
  return { kind, serial, accountNo, agreementNo, name, amountFen: String(amountFen), code }
}

/**
 * Reads the beginning of a sample by a layout that need not be saved: what each line would be and, of a sample read whole, whether the
 * totals hold. Nothing is written.
 */
export async function previewLayout(ctx: StaffContext, input: PreviewLayoutInput): Promise<LayoutPreview> {
  authorize(ctx, 'bank:layout')
  const { bytes, isCut } = beginningOf(Buffer.from(input.file.base64, 'base64'))
  const source: Source = async function* () {
    yield bytes
  }
  const { encoding } = await inspect(source)
  const totals = emptyTotals()
  const lines: LayoutPreview['lines'] = []
  let reached = 0
  for await (const line of bankLines(source, input.body, encoding)) {
    addLine(totals, line)
    const { read, n } = line
    reached = n
    const wanted = lines.length < SHOWN || read.kind === 'broken' || read.kind === 'trailer'
    if (!wanted || lines.length > SHOWN * 2) continue
    lines.push({ n, ...sampleLine(read) })
  }
  const { details, readable, quarantined, successes, successFen } = totals
  const parked = parkedBecause(totals)?.reason ?? ''
  return {
    encoding,
    lines,
    details,
    readable,
    quarantined,
    successes,
    successFen: String(successFen),
    parked: isCut ? parkedEarly(parked) : parked,
    cutAfter: isCut ? reached : null,
  }
}
