import type { Blocker } from '@/lib/kernel/blockers'

type Batch = { status: string; answered: number; posting: boolean }

/** Why a batch is not declared over: batch_ended, file_posting (an answer of the bank is on its way into the books). */
export function closingBatchBlockers({ status, posting }: Batch): Blocker[] {
  if (status !== 'out') return [{ code: 'batch_ended' }]
  return posting ? [{ code: 'file_posting' }] : []
}

/** Why a batch is not taken back: those of closing; batch_answered {count}, because then the bank has had it. */
export function withdrawalBlockers(batch: Batch): Blocker[] {
  const ended = closingBatchBlockers(batch)
  if (ended.length > 0 || batch.answered === 0) return ended
  return [{ code: 'batch_answered', params: { count: batch.answered } }]
}
