import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoticesScreen } from '@/components/billing/notices-screen.client'
import { paymentNotices } from '@/lib/billing/bank-queries'
import { companyName } from '@/lib/units/queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { printNoticesAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.bank'))('notices') }
}

/** Payment notices, to print so that they arrive in time. */
export default async function NoticesPage() {
  const ctx = await requirePageActor('notice:print')
  const [notices, company] = await Promise.all([paymentNotices(ctx), companyName(ctx)])
  return <NoticesScreen notices={notices} company={company} print={printNoticesAction} />
}
