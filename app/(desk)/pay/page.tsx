import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { PayScreen } from '@/components/billing/pay-screen'
import { workbenchesOf } from '@/components/shell/workbenches'
import { may } from '@/lib/access/authorize'
import { findCustomers, getAccountPage } from '@/lib/accounts/queries'
import { unbilledWork } from '@/lib/billing/bill-work'
import { drawersToday } from '@/lib/billing/drawers-today'
import { accountMoney, drawers, findReceipt, receiptAsked, waitingRefunds } from '@/lib/billing/queries'
import { lateFeeDue } from '@/lib/billing/post-late-fee'
import { receivablesOf } from '@/lib/billing/receivables'
import { retrofitsOf } from '@/lib/billing/retrofit-queries'
import { tillReceipts } from '@/lib/billing/till-receipts'
import { holds } from '@/lib/kernel/actor'
import { orNone, requirePageActor } from '@/lib/web/require-page-actor'
import { inReadersNames } from '../readers-names'
import {
  billWorkAction,
  cancelBillAction,
  closeDrawerAction,
  decideRefundAction,
  openDrawerAction,
  postLateFeeAction,
  receiveDrawerAction,
  requestRefundAction,
  reversePaymentAction,
  takePaymentAction,
  useAdvanceAction,
} from './actions'

/** The place as the person's rail calls it: a till, or its review. */
async function titleFor(roles: Parameters<typeof workbenchesOf>[0]): Promise<string> {
  const bench = workbenchesOf(roles).find(({ path }) => path === '/pay')
  return (await getTranslations('shell.bench'))(bench?.key ?? 'pay')
}

export async function generateMetadata(): Promise<Metadata> {
  const { actor } = await requirePageActor('drawer:open')
  return { title: await titleFor(actor.duties.map(({ role }) => role)) }
}

type Asked = 'find' | 'account' | 'receipts' | 'reverse'
type Search = { searchParams: Promise<Partial<Record<Asked, string | string[]>>> }
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 60) : '')

/** The till of the hall and of the door. */
export default async function PayPage({ searchParams }: Search) {
  const ctx = await requirePageActor('drawer:open')
  const { find, account: no, receipts, reverse } = await searchParams
  const asked = one(find)
  const receiptNo = asked ? await findReceipt(ctx, asked) : null
  if (receiptNo) redirect(`/pay/receipt/${receiptNo}`)
  const hits = asked ? await findCustomers(ctx, asked, 12) : []
  const [only, another] = hits
  if (only && !another) redirect(`/pay?account=${only.accountNo}`)
  const account = one(no) ? await orNone(getAccountPage(ctx, one(no))) : null
  if (one(no) && !account) redirect(`/pay?find=${encodeURIComponent(one(no))}`)
  const is = (permission: Parameters<typeof may>[1]) => may(ctx.actor, permission)
  const mayReceive = is('drawer:receive')
  return (
    <PayScreen
      title={await titleFor(ctx.actor.duties.map(({ role }) => role))}
      asked={asked}
      hits={hits}
      account={account}
      lateFee={account ? await lateFeeDue(ctx, account.agreementId) : { fen: 0, lines: [] }}
      postLateFee={is('late-fee:post') ? postLateFeeAction : null}
      unbilled={is('work:bill') ? { rows: await unbilledWork(ctx), bill: billWorkAction } : null}
      cancel={is('bill:cancel') ? cancelBillAction : null}
      retrofits={account ? await retrofitsOf(ctx, account.agreementId) : []}
      money={account ? await inReadersNames(ctx, await accountMoney(ctx, account.agreementId)) : null}
      siblingsOwe={await receivablesOf(
        ctx,
        (account?.siblings ?? []).map(({ agreementId }) => agreementId),
      )}
      place={holds(ctx.actor, ['collector']) ? 'door' : 'hall'}
      drawers={await drawers(ctx, mayReceive)}
      counted={await drawersToday(ctx, mayReceive)}
      receipts={await tillReceipts(ctx, one(receipts))}
      refunds={is('refund:approve') ? await inReadersNames(ctx, await waitingRefunds(ctx)) : []}
      reversing={one(reverse) ? await inReadersNames(ctx, await receiptAsked(ctx, one(reverse))) : null}
      mayReceive={mayReceive}
      mayTake={is('payment:take')}
      take={takePaymentAction}
      drawerActions={{ open: openDrawerAction, close: closeDrawerAction, receive: receiveDrawerAction }}
      moneyActions={{
        reverse: is('payment:reverse') ? reversePaymentAction : null,
        refund: is('refund:request') ? requestRefundAction : null,
        decide: is('refund:approve') ? decideRefundAction : null,
        advance: useAdvanceAction,
      }}
      now={ctx.now.toISOString()}
    />
  )
}
