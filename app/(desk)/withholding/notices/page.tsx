import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoticesScreen } from '@/components/billing/notices-screen'
import { noticePaper } from '@/components/billing/papers/papers'
import { paymentNotices } from '@/lib/billing/bank-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { paperWords } from '../../../api/papers/answer'
import { printNoticesAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.bank'))('notices') }
}

/** Payment notices, to print so that they arrive in time; each by what is open now. */
export default async function NoticesPage() {
  const ctx = await requirePageActor('notice:print')
  const [notices, [t, words]] = await Promise.all([paymentNotices(ctx), paperWords()])
  return (
    <NoticesScreen
      {...notices}
      papers={notices.waiting.map(({ paper }) => noticePaper(paper, t, words))}
      print={printNoticesAction}
      now={ctx.now.toISOString()}
    />
  )
}
