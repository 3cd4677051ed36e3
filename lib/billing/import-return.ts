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
import { holdBatch, judgeBatch, RETRIED, settleBatch } from './internal/batch-of-file'
import { noticesOfFailures } from './internal/failure-notices'
import { postStretch } from './internal/post-return'
import { stageReturn } from './internal/stage-return'
import { parkedBecause, type Parked } from './rules/return-totals'
import type { ReturnSummary } from './views'

const STRETCH = 2000
const LINES_DIFFER = { reason: 'lines_differ', params: {} }
const isOf = (file: { layoutCode: string; layoutVersion: number }, { code, version }: Layout) =>
  file.layoutCode === code && file.layoutVersion === version
const unusable = (why: string) => new Refusal({ kind: 'invalid', fields: { file: why } })

/** `again`: the same bytes had been taken in before, under which name, when and by whom. */
type TakenIn = ReturnSummary & { again: boolean; before: { name: string; at: string; byName: string } | null }
type Watch = { onProgress?: (done: number, total: number) => void }
type Counted = { details: number; quarantined: number; successes: number; successFen: bigint | null }
/** `opening`: given by an administrator at the server, who may bring answers to batches sent before this system. */
type Held = { id: string; name: string; batchNo: string } & Counted
type Given = { source: Source; name: string; layoutCode: string; opening?: boolean }

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
  const { totals, lines, otherwise } = await stageReturn(ctx, fileId, { source: given.source, file, layout })
  const { details, readable, quarantined, successes, successFen, batchNo } = totals
  await ctx.db.bankFile.updateMany({
    where: { id: fileId, status: 'reading' },
    data: { lines, details, readable, quarantined, successes, successFen, batchNo: batchNo ?? '' },
  })
  return parkedBecause(totals) ?? (otherwise > 0 ? LINES_DIFFER : null)
}

/** Parks a held file whole, with the event. */
async function park(tx: Context, { id, name, batchNo }: Held, parked: NonNullable<Parked>): Promise<void> {
  const { reason, params } = parked
  const data = { status: 'parked', reason, params, finishedAt: tx.now }
  await tx.db.bankFile.update({ where: { id }, data, select: { id: true } })
  const said = { name, batchNo, reason }
  await recordEvent(tx, { type: 'bank-file.parked', subject: 'bank-file', subjectId: id, data: said })
}

/** A file half read by an older version of its layout is set aside with what was read: the new version reads it whole, and no two readings mix. */
async function setAside(ctx: Context, sha256: string, { code, version }: Layout): Promise<void> {
  const of = { orgId: ctx.actor.orgId, sha256, layoutCode: code, layoutVersion: { lt: version }, status: 'reading' }
  const begun = await ctx.db.bankFile.findFirst({ where: of, select: { id: true } })
  if (!begun) return
  await alone(ctx, begun.id, async (tx) => {
    const held = await tx.db.bankFile.findFirst({ where: { id: begun.id, status: 'reading' } })
    if (held) await park(tx, held, { reason: 'layout_renewed', params: {} })
  })
}

/** What stands beside the ledger is what was counted against the trailer, line by line and to the fen. */
async function standsAsRead(tx: Context, file: Held): Promise<Parked> {
  const [found] = await tx.db.$queryRaw<Counted[]>`
    SELECT count(*)::int AS details, count(*) FILTER (WHERE state = 'quarantined')::int AS quarantined,
      count(*) FILTER (WHERE success)::int AS successes, coalesce(sum("amountFen") FILTER (WHERE success), 0)::bigint AS "successFen"
    FROM "BankLine" WHERE "fileId" = ${file.id}::uuid`
  const { details, quarantined, successes, successFen } = found!
  const isSame = details === file.details && quarantined === file.quarantined && successes === file.successes
  return isSame && successFen === (file.successFen ?? successFen) ? null : LINES_DIFFER
}

/** Parks a file or lets it be posted. One parked for its batch alone is judged anew when it is given again: the batch may be known since. */
async function judge(ctx: Context, fileId: string, { name, opening }: Given, layout: Layout, unfit: Parked) {
  await alone(ctx, fileId, async (tx) => {
    const file = await tx.db.bankFile.findUniqueOrThrow({ where: { id: fileId } })
    const waits = file.status === 'reading' || (file.status === 'parked' && RETRIED.includes(file.reason))
    if (!waits || !isOf(file, layout)) return
    const parked = unfit ?? (await standsAsRead(tx, file)) ?? (await judgeBatch(tx, file, layout, opening ?? false))
    if (parked && parked.reason === file.reason) return
    if (parked) return park(tx, { ...file, name }, parked)
    const data = { status: 'posting', reason: '', params: {}, finishedAt: null }
    await tx.db.bankFile.update({ where: { id: fileId }, data, select: { id: true } })
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
    await holdBatch(tx, batchNo)
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
  await settleBatch(tx, batchNo)
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

/** What is known of these bytes: as they were taken in, or as this layout could not read them. Parked under another, they are read anew. */
async function heldFile(ctx: Context, sha256: string, layout: Layout) {
  const known = await ctx.db.bankFile.findMany({ where: { orgId: ctx.actor.orgId, sha256 } })
  return (known.find(({ status }) => status !== 'parked') ?? known.find((file) => isOf(file, layout)))!
}

/**
 * Takes a bank's return file in: read whole first, its totals against the trailer, then posted stretch by stretch. The same bytes under
 * any name change nothing and give the first result, but what another layout
 * could not read is read by this one; a crash goes on where it was, with the layout it was begun with; one cut short while it was read is read
 * anew by a newer version of its layout. A batch may be answered in several files: it ends when no bill of it is
 * still with the bank. Refuses: layout:unknown.
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
  await setAside(ctx, file.sha256, layout)
  const made = await ctx.db.bankFile.createMany({
    data: [{ ...fresh, status: 'reading', params: {}, at: ctx.now, byName: ctx.actor.name }],
    skipDuplicates: true,
  })
  const held = await heldFile(ctx, file.sha256, layout)
  const isReading = held.status === 'reading' && isOf(held, layout)
  const unfit = isReading ? await readOnce(ctx, held.id, given, layout, file) : null
  await judge(ctx, held.id, given, layout, unfit)
  const begunWith = isOf(held, layout) ? layout : await findLayout(ctx, held.layoutCode, held.layoutVersion)
  for (let more = begunWith !== null; more;) {
    const step = await postNext(ctx, held.id, begunWith!)
    watch.onProgress?.(step.cursor, step.lines)
    more = step.more
  }
  const summary = await summaryOf(ctx, held.id)
  const again = made.count === 0 && !(held.status === 'parked' && !summary.parked)
  const before = again ? { name: held.name, at: held.at.toISOString(), byName: held.byName } : null
  return { ...summary, again, before }
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

/** The same for a file on this machine, which may answer a batch sent before this system. */
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
    { source: () => createReadStream(path, { highWaterMark: 256 * 1024 }), name, layoutCode, opening: true },
    watch,
  )
}
