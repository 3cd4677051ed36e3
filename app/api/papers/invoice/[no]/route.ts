import { invoicePaper } from '@/components/billing/papers/papers'
import { getInvoice } from '@/lib/billing/paper-queries'
import { apiReadOf } from '@/lib/web/api-route'
import { paperWords, pdfAnswer } from '../../answer'

/** An invoice as PDF. */
export const GET = apiReadOf<{ no: string }, Response>(async (ctx, { no }) => {
  const [t, words] = await paperWords()
  const invoice = await getInvoice(ctx, no.slice(0, 20))
  return pdfAnswer([invoicePaper(invoice, t, words)], invoice.no, ctx.now)
})
