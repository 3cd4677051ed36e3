import type { Act } from './types'

/** What is done about money rarely, as far as the person may. */
export type MoneyActions = {
  reverse: Act<
    { requestKey: string; paymentNo: string; docNo: string; reason: string; toAccountNo: string | null },
    { movedTo: string | null }
  > | null
  refund: Act<{
    requestKey: string
    accountNo: string
    amountYuan: string
    way: 'cash' | 'transfer'
    reason: string
  }> | null
  decide: Act<{ requestKey: string; refundId: string; decision: 'approved' | 'rejected' }> | null
  advance: Act<{ requestKey: string; accountNo: string }>
}
