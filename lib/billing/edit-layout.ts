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
    if (read.kind === 'broken') lines.push({ n, kind: 'broken', cells: [read.why, read.raw] })
    else if (read.kind === 'header') lines.push({ n, kind: 'header', cells: [read.batchNo] })
    else if (read.kind === 'trailer')
      lines.push({ n, kind: 'trailer', cells: [String(read.count), String(read.sumFen)] })
    else {
      const { serial, accountNo, agreementNo, name, amountFen, code, success } = read.detail
      lines.push({
        n,
        kind: success ? 'success' : 'failure',
        cells: [serial, accountNo, agreementNo, name, String(amountFen), code],
      })
    }
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
