import { receiptPaper } from '@/components/billing/papers/papers'
import { getReceipt } from '@/lib/billing/queries'
import { apiReadOf } from '@/lib/web/api-route'
import { paperWords, pdfAnswer } from '../../answer'

/** A receipt as PDF. */
export const GET = apiReadOf<{ no: string }, Response>(async (ctx, { no }) => {
  const [t] = await paperWords()
  const receipt = await getReceipt(ctx, no.slice(0, 20))
  return pdfAnswer([receiptPaper(receipt, t)], receipt.no, ctx.now)
})
