import 'server-only'
import { createReadStream } from 'node:fs'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { Refusal } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { Context, StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { TakeReturnInput } from './inputs'
import { inspect, type Source } from './internal/bank-lines'
import { findLayout, type Layout } from './internal/layouts'
import { endBatch, noticesOfFailures } from './internal/end-batch'
import { postStretch } from './internal/post-return'
import { stageReturn } from './internal/stage-return'
import { parkedBecause } from './rules/return-totals'
import type { ReturnSummary } from './views'

const STRETCH = 2000
const unusable = (why: string) => new Refusal({ kind: 'invalid', fields: { file: why } })

/** `again`: the same bytes had been taken in before, under which name, when and by whom. */
type TakenIn = ReturnSummary & { again: boolean; before: { name: string; at: string; byName: string } | null }
type Watch = { onProgress?: (done: number, total: number) => void }
type Given = { source: Source; name: string; layoutCode: string }

/** Runs a piece of a file alone: two workers with one file take turns, and the second finds nothing left to do. */
async function alone<T>(ctx: Context, fileId: string, work: (tx: Context) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM "BankFile" WHERE id = ${fileId}::uuid FOR UPDATE`
    return work(tx)
  })
}

async function readOnce(
  ctx: Context,
  fileId: string,
  given: Given,
  layout: Layout,
  file: Awaited<ReturnType<typeof inspect>>,
) {
  const { totals, lines } = await stageReturn(ctx, fileId, { source: given.source, file, layout })
  const parked = parkedBecause(totals)
  await alone(ctx, fileId, async (tx) => {
    const { details, readable, quarantined, successes, batchNo } = totals
    const counted = { lines, details, readable, quarantined, successes, batchNo: batchNo ?? '' }
    const judged = parked
      ? { status: 'parked', reason: parked.reason, params: parked.params, finishedAt: tx.now }
      : { status: 'posting' }
    const { count } = await tx.db.bankFile.updateMany({
      where: { id: fileId, status: 'reading' },
      data: { ...counted, ...judged },
    })
    if (count === 0 || !parked) return
    await recordEvent(tx, {
      type: 'bank-file.parked',
      subject: 'bank-file',
      subjectId: fileId,
      data: { name: given.name, batchNo: batchNo ?? '', reason: parked.reason },
    })
  })
}

/** The next stretch: the lines are posted, then gone through once more for the notices of what failed; `more` is false when nothing is left. */
async function postNext(
  ctx: Context,
  fileId: string,
  layout: Layout,
): Promise<{ more: boolean; cursor: number; lines: number }> {
  return alone(ctx, fileId, async (tx) => {
    const file = await tx.db.bankFile.findUniqueOrThrow({ where: { id: fileId } })
    if (file.status !== 'posting') return { more: false, cursor: file.cursor, lines: file.lines }
    const { lines, cursor, batchNo } = file
    const today = localDateOf((await policyBook(tx)).timeZone, tx.now)
    const posts = cursor < lines
    const from = posts ? cursor : cursor - lines
    const stretch = { fileId, batchNo, from, to: Math.min(from + STRETCH, lines), today }
    if (posts) await postStretch(tx, stretch, layout)
    else await noticesOfFailures(tx, stretch)
    const reached = posts ? stretch.to : lines + stretch.to
    await tx.db.bankFile.update({ where: { id: fileId }, data: { cursor: reached }, select: { id: true } })
    if (reached >= 2 * lines) await finish(tx, fileId)
    return { more: reached < 2 * lines, cursor: stretch.to, lines }
  })
}

async function finish(tx: Context, fileId: string): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE "BankFile" f SET status = 'posted', "finishedAt" = ${tx.now}, posted = c.posted, "postedFen" = c.fen, duplicates = c.duplicates, suspense = c.suspense, failed = c.failed
    FROM (SELECT count(*) FILTER (WHERE state = 'posted')::int AS posted, coalesce(sum("amountFen") FILTER (WHERE state = 'posted'), 0)::bigint AS fen,
      count(*) FILTER (WHERE state = 'duplicate')::int AS duplicates, count(*) FILTER (WHERE state = 'suspense')::int AS suspense, count(*) FILTER (WHERE state = 'failed')::int AS failed
      FROM "BankLine" WHERE "fileId" = ${fileId}::uuid) c WHERE f.id = ${fileId}::uuid`
  const { name, batchNo, posted, postedFen, suspense, failed } = await tx.db.bankFile.findUniqueOrThrow({
    where: { id: fileId },
  })
  await endBatch(tx, batchNo)
  const data = { name, batchNo, posted, sum: yuanText(postedFen), suspense, failed }
  await recordEvent(tx, { type: 'bank-file.posted', subject: 'bank-file', subjectId: fileId, data })
}

async function summaryOf(ctx: Context, fileId: string): Promise<ReturnSummary> {
  const f = await ctx.db.bankFile.findUniqueOrThrow({ where: { id: fileId } })
  const { details, readable, quarantined, successes, posted, postedFen, duplicates, suspense, failed, reason } = f
  const counts = {
    details,
    readable,
    quarantined,
    successes,
    posted,
    postedFen: Number(postedFen),
    duplicates,
    suspense,
    failed,
  }
  return {
    fileId,
    batchNo: f.batchNo,
    ...counts,
    parked: f.status === 'parked',
    reason,
    params: f.params as ReturnSummary['params'],
  }
}

/**
 * Takes a bank's return file in: read whole first, its totals against the trailer, then posted stretch by stretch. The same bytes under
 * any name change nothing and give the first result; a crash goes on where it was. Refuses: layout:unknown.
 */
export async function importReturn(ctx: Context, given: Given, watch: Watch = {}): Promise<TakenIn> {
  authorize(ctx, 'bank:import')
  const layout = await findLayout(ctx, given.layoutCode)
  if (!layout) throw unusable(`layout_unknown:${given.layoutCode}`)
  const file = await inspect(given.source)
  if (file.bytes === 0) throw unusable('empty')
  const { orgId } = ctx.actor
  const fresh = {
    id: newId(),
    orgId,
    sha256: file.sha256,
    name: given.name,
    layoutCode: layout.code,
    layoutVersion: layout.version,
  }
  const made = await ctx.db.bankFile.createMany({
    data: [{ ...fresh, status: 'reading', params: {}, at: ctx.now, byName: ctx.actor.name }],
    skipDuplicates: true,
  })
  const held = await ctx.db.bankFile.findUniqueOrThrow({ where: { orgId_sha256: { orgId, sha256: file.sha256 } } })
  if (held.status === 'reading') await readOnce(ctx, held.id, given, layout, file)
  for (let more = true; more;) {
    const step = await postNext(ctx, held.id, layout)
    watch.onProgress?.(step.cursor, step.lines)
    more = step.more
  }
  const again = made.count === 0
  const before = again ? { name: held.name, at: held.at.toISOString(), byName: held.byName } : null
  return { ...(await summaryOf(ctx, held.id)), again, before }
}

/** The same for a file a form sent. */
export async function takeReturn(ctx: StaffContext, input: TakeReturnInput): Promise<TakenIn> {
  authorize(ctx, 'bank:import')
  const bytes = Buffer.from(input.file.base64, 'base64')
  const source: Source = async function* () {
    yield bytes
  }
  return importReturn(ctx, { source, name: input.file.name, layoutCode: input.layoutCode })
}

/** The same for a file on this machine. */
export async function importReturnFile(
  ctx: Context,
  path: string,
  name: string,
  layoutCode: string,
  watch: Watch = {},
) {
  authorize(ctx, 'bank:import')
  return importReturn(
    ctx,
    { source: () => createReadStream(path, { highWaterMark: 256 * 1024 }), name, layoutCode },
    watch,
  )
}
