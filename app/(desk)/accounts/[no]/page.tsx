import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { AccountScreen } from '@/components/accounts/account-screen'
import { AccountMoneyPanel } from '@/components/billing/account-money'
import { OpenReclass } from '@/components/billing/reclass/open-form.client'
import { ReclassList } from '@/components/billing/reclass/reclass-list'
import { callPathOf } from '@/components/shell/workbenches'
import { TermPanel } from '@/components/billing/term-panel.client'
import { StatementPanel } from '@/components/billing/statement-panel'
import { RetrofitsAtHand } from '@/components/billing/retrofit/retrofit-list'
import { Panel } from '@/components/ui/panel'
import { BoardSkeleton } from '@/components/ui/skeletons'
import { may } from '@/lib/access/authorize'
import { getAccountPage } from '@/lib/accounts/queries'
import { classChangesOf } from '@/lib/billing/class-change-queries'
import { accountMoney } from '@/lib/billing/queries'
import { termDesk } from '@/lib/billing/apply-term'
import { receivablesOf } from '@/lib/billing/receivables'
import { accountStatement } from '@/lib/billing/statement'
import { retrofitsOf } from '@/lib/billing/retrofit-queries'
import type { AccountPage } from '@/lib/accounts/views'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { lastVisits } from '@/lib/fieldwork/queries'
import { ticketsOfAccount } from '@/lib/tickets/queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { inReadersNames } from '../../readers-names'
import { applyTermAction, endTermAction } from '../../pay/actions'
import { openClassChangeAction } from '../../reclass/actions'
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

async function Reclass({ account }: { account: AccountPage }) {
  const ctx = await requirePageActor('account:read')
  const t = await getTranslations('billing.reclass')
  const changes = await inReadersNames(ctx, await classChangesOf(ctx, account.agreementId))
  return (
    <Panel title={t('panel')} id="reclass">
      <ReclassList changes={changes} now={ctx.now.toISOString()} empty={t('noneHere')} />
      {may(ctx.actor, 'class:open') && account.service === 'heat' && (
        <OpenReclass
          accountNo={account.accountNo}
          fromClass={account.tariffClass}
          today={localDateOf((await policyBook(ctx)).timeZone, ctx.now)}
          open={openClassChangeAction}
        />
      )}
    </Panel>
  )
}

async function Account({ account }: { account: AccountPage }) {
  const ctx = await requirePageActor('account:read')
  const [tickets, visits, money, retrofits, statement, terms, siblingsOwe] = await Promise.all([
    ticketsOfAccount(ctx, account.agreementId),
    lastVisits(ctx, account.agreementId),
    accountMoney(ctx, account.agreementId),
    retrofitsOf(ctx, account.agreementId),
    accountStatement(ctx, account.agreementId),
    termDesk(ctx, account.agreementId),
    receivablesOf(
      ctx,
      account.siblings.map(({ agreementId }) => agreementId),
    ),
  ])
  const signed = await inReadersNames(ctx, { money, statement, terms })
  return (
    <AccountScreen
      account={account}
      owed={money}
      siblingsOwe={siblingsOwe}
      bills={
        <>
          <AccountMoneyPanel
            money={signed.money}
            accountNo={account.accountNo}
            now={ctx.now.toISOString()}
            mayTake={may(ctx.actor, 'payment:take')}
          />
          <RetrofitsAtHand rows={retrofits} />
          <StatementPanel lines={signed.statement} accountNo={account.accountNo} now={ctx.now.toISOString()} />
          {account.service === 'heat' && (
            <TermPanel
              accountNo={account.accountNo}
              desk={signed.terms}
              acts={may(ctx.actor, 'term:apply') ? { apply: applyTermAction, end: endTermAction } : null}
            />
          )}
          <Reclass account={account} />
        </>
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
