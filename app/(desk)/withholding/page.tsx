import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BankDeskScreen } from '@/components/billing/bank-desk-screen'
import { bankDesk } from '@/lib/billing/bank-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { resolveSuspenseAction, sendBatchAction, takeReturnAction, withdrawBatchAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.bank'))('title') }
}

/** The withholding cycle: out on the 28th, back line by line, notices by the 5th. */
export default async function WithholdingPage() {
  const ctx = await requirePageActor('bank:send')
  return (
    <BankDeskScreen
      desk={await bankDesk(ctx)}
      actions={{
        send: sendBatchAction,
        withdraw: withdrawBatchAction,
        take: takeReturnAction,
        resolve: resolveSuspenseAction,
      }}
      now={ctx.now.toISOString()}
    />
  )
}
