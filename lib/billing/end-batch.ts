import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { CloseBatchInput, WithdrawBatchInput } from './inputs'
import { holdBatch } from './internal/batch-of-file'
import { closingBatchBlockers, withdrawalBlockers } from './rules/batches'

/** How far the bank has answered for a held batch, and whether an answer is being posted at this moment. */
async function answered(tx: StaffContext, batchNo: string) {
  const batch = (await holdBatch(tx, batchNo)) ?? notFound()
  const said = await tx.db.withholdingItem.count({ where: { batchId: batch.id, state: { in: ['paid', 'failed'] } } })
  const posting = await tx.db.bankFile.count({ where: { orgId: tx.actor.orgId, batchNo, status: 'posting' } })
  return { batch, facts: { status: batch.status, answered: said, posting: posting > 0 } }
}

/** Ends a held batch: the bills the bank has not answered for are free again. Gives how many. */
async function release(tx: StaffContext, batchId: string, [status, itemState]: [string, string]): Promise<number> {
  const { count } = await tx.db.withholdingItem.updateMany({
    where: { batchId, state: 'out' },
    data: { state: itemState },
  })
  await tx.db.bill.updateMany({ where: { lockedBatchId: batchId }, data: { lockedBatchId: null } })
  await tx.db.withholdingBatch.update({
    where: { id: batchId },
    data: { status, endedAt: tx.now },
    select: { id: true },
  })
  return count
}

/** Takes a batch back that the bank never had; its bills are free again. Blockers: batch_ended, batch_answered {count}, file_posting. */
export async function withdrawBatch(ctx: StaffContext, input: WithdrawBatchInput): Promise<{ count: number }> {
  authorize(ctx, 'bank:send')
  return inTransaction(ctx, async (tx) => {
    const { batch, facts } = await answered(tx, input.batchNo)
    refuseIf(withdrawalBlockers(facts))
    const count = await release(tx, batch.id, ['withdrawn', 'withdrawn'])
    const data = { no: input.batchNo, reason: input.reason }
    await recordEvent(tx, { type: 'batch.withdrawn', subject: 'batch', subjectId: batch.id, data })
    return { count }
  })
}

/**
 * Declares that the bank answers no more: what it did not name comes back unpaid and may be sent again. Money it brings later all the same
 * goes into suspense. Blockers: batch_ended, file_posting.
 */
export async function closeBatch(ctx: StaffContext, input: CloseBatchInput): Promise<{ count: number }> {
  authorize(ctx, 'bank:send')
  return inTransaction(ctx, async (tx) => {
    const { batch, facts } = await answered(tx, input.batchNo)
    refuseIf(closingBatchBlockers(facts))
    const count = await release(tx, batch.id, ['closed', 'failed'])
    const data = { no: input.batchNo, count, reason: input.reason }
    await recordEvent(tx, { type: 'batch.closed', subject: 'batch', subjectId: batch.id, data })
    return { count }
  })
}
