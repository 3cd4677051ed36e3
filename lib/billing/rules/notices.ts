import type { Blocker } from '@/lib/kernel/blockers'

/** A bill a bank was to withhold, as it stands now. Amounts in fen. */
export type NoticedBill = {
  no: string
  kind: string
  periodCode: string
  openFen: bigint
  dueOn: string
  locked: boolean
  cancelled: boolean
}
export type Standing = 'due' | 'with_bank' | 'paid' | 'cancelled'
export type NoticeNow = { standing: Standing; openFen: bigint; bills: NoticedBill[] }

/**
 * What a notice of a failed withholding demands today, by its bills as they stand: what is paid, cancelled or out with a bank again is
 * demanded no more, of a bill paid in part the rest. With nothing left the notice is withdrawn: with_bank while an answer is awaited,
 * cancelled when every bill was, otherwise paid.
 */
export function noticeNow(bills: readonly NoticedBill[]): NoticeNow {
  const open = bills.filter((bill) => !bill.cancelled && bill.openFen > 0n)
  const due = open.filter((bill) => !bill.locked)
  const openFen = due.reduce((sum, bill) => sum + bill.openFen, 0n)
  if (due.length > 0) return { standing: 'due', openFen, bills: due }
  const gone = bills.length > 0 && bills.every(({ cancelled }) => cancelled)
  return { standing: open.length > 0 ? 'with_bank' : gone ? 'cancelled' : 'paid', openFen, bills: [] }
}

/** Why a notice does not go to paper: notice_paid, notice_cancelled, notice_with_bank, each {no}. */
export function noticeBlockers({ no, standing }: { no: string; standing: Standing }): Blocker[] {
  return standing === 'due' ? [] : [{ code: `notice_${standing}`, params: { no } }]
}
