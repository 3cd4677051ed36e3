import { noticePaper } from '@/components/billing/papers/papers'
import { noticePapers } from '@/lib/billing/paper-queries'
import { apiReadOf } from '@/lib/web/api-route'
import { paperWords, pdfAnswer } from '../../answer'

/** A payment notice as PDF; `waiting` are all that are not printed yet, a sheet each. */
export const GET = apiReadOf<{ no: string }, Response>(async (ctx, { no }) => {
  const [t, words] = await paperWords()
  const notices = await noticePapers(ctx, no === 'waiting' ? null : no.slice(0, 60))
  return pdfAnswer(
    notices.map((notice) => noticePaper(notice, t, words)),
    no === 'waiting' ? 'notices' : no,
    ctx.now,
  )
})
