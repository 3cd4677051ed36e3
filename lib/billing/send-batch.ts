import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { Blocker } from '@/lib/kernel/blockers'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { Context, StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { SendBatchInput } from './inputs'
import { findLayout } from './internal/layouts'
import { takeNumbers } from './internal/post'
import { dueAtBank, type Due } from './internal/withholding-due'
import { withholdingDays } from './rules/withholding-days'
import { writeBankFile } from './rules/write-bank-file'

/**
 * Sends a month's withholding batch of one bank: on the 28th or the next working day, its bills locked until the bank answers. Names the
 * bank cannot write stay at home and are counted. Blockers: too_early {on}, cycle_over {by} (its notices would have had to arrive), nothing_to_send, batch_out {no, by}.
 */
export async function sendBatch(
  ctx: StaffContext,
  input: SendBatchInput,
): Promise<{ batchNo: string; count: number; unwritable: number }> {
  authorize(ctx, 'bank:send')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const layout = (await findLayout(tx, input.layoutCode)) ?? notFound()
    const book = await policyBook(tx)
    const today = localDateOf(book.timeZone, tx.now)
    const { sendOn, arriveBy } = withholdingDays(book.calendar, input.month)
    refuseIf([
      ...(await outBlockers(tx, layout.code)),
      ...(today < sendOn ? [{ code: 'too_early', params: { on: sendOn } }] : []),
      ...(today > arriveBy ? [{ code: 'cycle_over', params: { by: arriveBy } }] : []),
    ])
    const { items, unwritable, sumFen } = await dueAtBank(tx, layout, true)
    if (items.length === 0) refuseIf(await outBlockers(tx, layout.code)) // a colleague was faster
    refuseIf(items.length === 0 ? [{ code: 'nothing_to_send' }] : [])
    const n = await takeNumbers(tx, `batch-${layout.code}`)
    const [id, no] = [newId(), `B${today.replaceAll('-', '')}${layout.code.toUpperCase()}${n}`]
    const row = {
      id,
      orgId,
      no,
      layoutCode: layout.code,
      bankName: layout.bankName,
      status: 'out',
      count: items.length,
      sumFen,
    }
    const dates = { sendOn: new Date(sendOn), arriveBy: new Date(arriveBy), at: tx.now, byName: tx.actor.name }
    await tx.db.withholdingBatch.create({ data: { ...row, ...dates }, select: { id: true } })
    await lockItems(tx, id, items)
    const data = { no, bank: layout.bankName, count: items.length, sum: yuanText(sumFen) }
    await recordEvent(tx, { type: 'batch.sent', subject: 'batch', subjectId: id, data })
    return { batchNo: no, count: items.length, unwritable }
  })
}

/** The batch of a bank that is out already, and whose it is. */
async function outBlockers(tx: Context, layoutCode: string): Promise<Blocker[]> {
  const out = await tx.db.withholdingBatch.findFirst({
    where: { orgId: tx.actor.orgId, layoutCode, status: 'out' },
    select: { no: true, byName: true },
  })
  return out ? [{ code: 'batch_out', params: { no: out.no, by: out.byName } }] : []
}

async function lockItems(tx: Context, batchId: string, items: readonly Due[]): Promise<void> {
  const rows = items.map((item, i) => ({ ...item, amountFen: String(item.amountFen), serial: i + 1 }))
  const locked = await tx.db.$executeRaw`
    WITH item AS (
      INSERT INTO "WithholdingItem" (id, "orgId", "batchId", serial, "agreementId", "billId", "accountNo", "agreementNo", name, "amountFen", state)
      SELECT gen_random_uuid(), ${tx.actor.orgId}::uuid, ${batchId}::uuid, serial, "agreementId", "billId", "accountNo", "agreementNo", name, "amountFen", 'out'
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS i(serial int, "agreementId" uuid, "billId" uuid, "accountNo" text, "agreementNo" text, name text, "amountFen" bigint) RETURNING "billId")
    UPDATE "Bill" b SET "lockedBatchId" = ${batchId}::uuid FROM item i WHERE b.id = i."billId" AND b."lockedBatchId" IS NULL`
  if (locked !== items.length) conflict()
}

/** The file of a batch as the bank takes it, written from what was sent whenever it is asked for. */
export async function batchFile(ctx: StaffContext, batchNo: string): Promise<{ name: string; bytes: Buffer }> {
  authorize(ctx, 'bank:send')
  const { orgId } = ctx.actor
  const batch = await ctx.db.withholdingBatch.findUnique({ where: { orgId_no: { orgId, no: batchNo } } })
  if (!batch) notFound()
  const layout = (await findLayout(ctx, batch.layoutCode)) ?? notFound()
  const items = await ctx.db.withholdingItem.findMany({
    where: { batchId: batch.id, orgId },
    orderBy: { serial: 'asc' },
  })
  const head = { bank: layout.code.toUpperCase(), batchNo: batch.no, count: batch.count, sumFen: batch.sumFen }
  return { name: `${batch.no}.txt`, bytes: writeBankFile(head, items, layout.body) }
}
