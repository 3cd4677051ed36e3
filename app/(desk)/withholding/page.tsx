import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BankDeskScreen } from '@/components/billing/bank-desk-screen'
import { ExportForms } from '@/components/billing/export-form'
import { may } from '@/lib/access/authorize'
import { bankDesk } from '@/lib/billing/bank-queries'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { inReadersNames } from '../readers-names'
import {
  closeBatchAction,
  decideReturnAction,
  requestReturnAction,
  resolveSuspenseAction,
  revealPayeeAction,
  sendBatchAction,
  settleConflictAction,
  takeReturnAction,
  withdrawBatchAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.bank'))('title') }
}

type Search = { searchParams: Promise<{ files?: string | string[]; send?: string | string[] }> }
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 60) : '')

/** The withholding cycle: out on the 28th, back line by line, notices by the 5th. */
export default async function WithholdingPage({ searchParams }: Search) {
  const ctx = await requirePageActor('bank:send')
  const { files, send } = await searchParams
  const today = localDateOf((await policyBook(ctx)).timeZone, ctx.now)
  return (
    <>
      <BankDeskScreen
        desk={await inReadersNames(ctx, await bankDesk(ctx, one(files), one(send)))}
        actions={{
          send: sendBatchAction,
          withdraw: withdrawBatchAction,
          close: closeBatchAction,
          take: takeReturnAction,
          resolve: resolveSuspenseAction,
          askReturn: requestReturnAction,
          decideReturn: decideReturnAction,
          revealPayee: revealPayeeAction,
          settle: settleConflictAction,
        }}
        now={ctx.now.toISOString()}
      />
      {may(ctx.actor, 'money:export') && (
        <div className="mt-6">
          <ExportForms from={`${today.slice(0, 8)}01`} to={today} />
        </div>
      )}
    </>
  )
}
