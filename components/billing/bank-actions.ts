import type { ReturnSummary } from '@/lib/billing/views'
import type { Act } from './types'

/** What is done at the bank desk: a batch sent, withdrawn or closed, a return taken in, a line placed. */
export type BankActions = {
  send: Act<
    { requestKey: string; layoutCode: string; month: string },
    { batchNo: string; count: number; unwritable: number }
  >
  withdraw: Act<{ requestKey: string; batchNo: string; reason: string }>
  close: Act<{ requestKey: string; batchNo: string; reason: string }>
  take: Act<
    { requestKey: string; layoutCode: string; file: { name: string; base64: string } },
    ReturnSummary & { again: boolean; before: { name: string; at: string; byName: string } | null }
  >
  settle: Act<{ requestKey: string; conflictId: string; note: string }>
  resolve: Act<{ requestKey: string; suspenseId: string; accountNo: string; reason: string }, { no: string }>
  askReturn: Act<{
    requestKey: string
    suspenseId: string
    amountYuan: string
    payee: string
    payeeAccount: string
    reason: string
  }>
  decideReturn: Act<{ requestKey: string; returnId: string; decision: 'approved' | 'rejected' }>
  revealPayee: Act<{ returnId: string; reason: string }, { payeeAccount: string }>
}
/** What is done about money nobody claimed. */
export type SuspenseActions = Pick<BankActions, 'resolve' | 'askReturn' | 'decideReturn' | 'revealPayee'>
