import type { Blocker } from '@/lib/kernel/blockers'

type Bill = {
  cancelled: boolean
  settledFen: bigint
  batchNo: string | null
  changeNo: string | null
  /** issued singly by the one who now cancels it */
  isOwn: boolean
}

/** already_cancelled, own_bill (four eyes), bill_paid, bill_with_bank {no}, bill_rerated {no}. */
export function cancellationBlockers({ cancelled, settledFen, batchNo, changeNo, isOwn }: Bill): Blocker[] {
  if (cancelled) return [{ code: 'already_cancelled' }]
  return [
    ...(isOwn ? [{ code: 'own_bill' }] : []),
    ...(settledFen > 0n ? [{ code: 'bill_paid' }] : []),
    ...(batchNo ? [{ code: 'bill_with_bank', params: { no: batchNo } }] : []),
    ...(changeNo ? [{ code: 'bill_rerated', params: { no: changeNo } }] : []),
  ]
}
