import type { Metadata } from 'next'
import { Suspense } from 'react'
import { AccountScreen } from '@/components/accounts/account-screen'
import { AccountMoneyPanel } from '@/components/billing/account-money'
import { callPathOf } from '@/components/shell/workbenches'
import { BoardSkeleton } from '@/components/ui/skeletons'
import { may } from '@/lib/access/authorize'
import { getAccountPage } from '@/lib/accounts/queries'
import { accountMoney } from '@/lib/billing/queries'
import type { AccountPage } from '@/lib/accounts/views'
import { lastVisits } from '@/lib/fieldwork/queries'
import { ticketsOfAccount } from '@/lib/tickets/queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { revealContactAction } from './actions'

type Props = { params: Promise<{ no: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).no) }
}

/** An account: whose, where, how to reach them, what is owed, what is known of the place, everything that ever came of it. */
export default async function AccountPageRoute({ params }: Props) {
  const ctx = await requirePageActor('account:read')
  const account = await orNotFound(getAccountPage(ctx, decodeURIComponent((await params).no))) // before anything is sent: 404
  return (
    <Suspense fallback={<BoardSkeleton />}>
      <Account account={account} />
    </Suspense>
  )
}

async function Account({ account }: { account: AccountPage }) {
  const ctx = await requirePageActor('account:read')
  const [tickets, visits, money] = await Promise.all([
    ticketsOfAccount(ctx, account.agreementId),
    lastVisits(ctx, account.agreementId),
    accountMoney(ctx, account.agreementId),
  ])
  return (
    <AccountScreen
      account={account}
      owed={money}
      bills={
        <AccountMoneyPanel
          money={money}
          accountNo={account.accountNo}
          now={ctx.now.toISOString()}
          mayTake={may(ctx.actor, 'payment:take')}
        />
      }
      tickets={tickets}
      visits={visits}
      mayReveal={may(ctx.actor, 'account:reveal')}
      callPath={may(ctx.actor, 'call:take') ? callPathOf(ctx.actor.duties.map((duty) => duty.role)) : null}
      reveal={revealContactAction}
      now={ctx.now.toISOString()}
    />
  )
}
