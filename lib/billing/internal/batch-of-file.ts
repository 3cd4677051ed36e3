import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { Parked } from '../rules/return-totals'
import { withholdingDays } from '../rules/withholding-days'
import type { Layout } from './layouts'

type Batch = { id: string; status: string; origin: string; layoutCode: string; bankName: string }
type ReadFile = { id: string; batchNo: string; details: number }

/** Reasons that lie with the batch and not with the file: given again, it is judged anew. */
export const RETRIED = ['unknown_batch', 'opening_batch', 'batch_withdrawn']

/** The batch of a number, held until the transaction ends: it is not withdrawn or closed while a stretch of its answer is posted. */
export async function holdBatch(tx: Context, batchNo: string): Promise<Batch | null> {
  const [batch] = await tx.db.$queryRaw<Batch[]>`
    SELECT id, status, origin, "layoutCode", "bankName" FROM "WithholdingBatch"
    WHERE "orgId" = ${tx.actor.orgId}::uuid AND no = ${batchNo} FOR UPDATE`
  return batch ?? null
}

/** A batch sent before this system is known by its answer alone: no bill of ours was locked for it, so it may settle those that are free. */
async function registerOpening(tx: Context, { id: fileId, batchNo, details }: ReadFile, layout: Layout): Promise<void> {
  const book = await policyBook(tx)
  const today = localDateOf(book.timeZone, tx.now)
  const { arriveBy } = withholdingDays(book.calendar, today.slice(0, 7))
  const [said] = await tx.db.$queryRaw<{ fen: bigint }[]>`
    SELECT coalesce(sum("amountFen"), 0)::bigint AS fen FROM "BankLine" WHERE "fileId" = ${fileId}::uuid`
  const id = newId()
  const of = { orgId: tx.actor.orgId, no: batchNo, layoutCode: layout.code, bankName: layout.bankName }
  const when = { sendOn: new Date(today), arriveBy: new Date(arriveBy), at: tx.now, endedAt: tx.now }
  const sum = { count: details, sumFen: said!.fen, byName: tx.actor.name }
  await tx.db.withholdingBatch.create({
    data: { id, origin: 'opening', status: 'returned', ...of, ...when, ...sum },
    select: { id: true },
  })
  const data = { no: batchNo, bank: layout.bankName, count: details }
  await recordEvent(tx, { type: 'batch.opening', subject: 'batch', subjectId: id, data })
}

/**
 * Whether a readable file answers a batch that went out to its bank; holds the batch. Parked otherwise: unknown_batch {no} (never sent, or
 * sent to another bank), opening_batch {no} (sent before this system), batch_withdrawn {no}. `opening`, for files brought at the server: a batch nobody knows is registered as sent before
 * this system, and money on a withdrawn one is taken into suspense.
 */
export async function judgeBatch(tx: Context, file: ReadFile, layout: Layout, opening: boolean): Promise<Parked> {
  const batch = await holdBatch(tx, file.batchNo)
  const params = { no: file.batchNo }
  if (!batch && opening) {
    await registerOpening(tx, file, layout)
    return null
  }
  const isOfBank = batch?.layoutCode === layout.code || batch?.bankName === layout.bankName
  if (!batch || !isOfBank) return { reason: 'unknown_batch', params }
  if (batch.origin === 'opening' && !opening) return { reason: 'opening_batch', params }
  return batch.status === 'withdrawn' && !opening ? { reason: 'batch_withdrawn', params } : null
}

/** After a file: a batch ends once the bank has answered for every bill in it; until then the rest stay locked. Called while it is held. */
export async function settleBatch(tx: Context, batchNo: string): Promise<void> {
  const batch = await holdBatch(tx, batchNo)
  if (batch?.status !== 'out') return
  const left = await tx.db.withholdingItem.count({ where: { batchId: batch.id, state: 'out' } })
  if (left > 0) return
  await tx.db.withholdingBatch.update({
    where: { id: batch.id },
    data: { status: 'returned', endedAt: tx.now },
    select: { id: true },
  })
}
