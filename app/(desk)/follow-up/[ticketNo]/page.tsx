import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { FollowUpPage } from '@/components/follow-up/follow-up-page'
import { FollowUpScreen } from '@/components/follow-up/follow-up-screen'
import { may } from '@/lib/access/authorize'
import { listVisits } from '@/lib/fieldwork/queries'
import { policyBook } from '@/lib/policy/queries'
import { listFollowUps } from '@/lib/tickets/board-queries'
import { getTicketPage } from '@/lib/tickets/ticket-page'
import { callersToTell } from '@/lib/tickets/watch-queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import {
  addFactAction,
  keepCommitmentAction,
  makeCommitmentAction,
  replaceCommitmentAction,
  revealPhoneAction,
  tellCallerAction,
  tellCustomerAction,
} from '../../tickets/[no]/actions'
import { answerFollowUpAction, claimFollowUpAction } from '../actions'

type Props = { params: Promise<{ ticketNo: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ticketNo) }
}

/** One customer to ask, with everything known about the matter. */
export default async function FollowUpTicketPage({ params }: Props) {
  const ctx = await requirePageActor('follow-up:read')
  const no = decodeURIComponent((await params).ticketNo).toUpperCase()
  const ticket = await orNotFound(getTicketPage(ctx, no))
  const [visits, queue, toTell, book] = await Promise.all([
    listVisits(ctx, ticket.id),
    listFollowUps(ctx),
    callersToTell(ctx),
    policyBook(ctx),
  ])
  const locale = (await getLocale()) === 'en' ? 'en' : 'zh-CN'
  const now = ctx.now.toISOString()
  return (
    <FollowUpScreen rows={queue} toTell={toTell} selected={ticket.no} now={now} locale={locale}>
      <FollowUpPage
        ticket={ticket}
        visits={visits}
        queue={queue}
        questions={book.questions}
        phrases={book.phrases}
        mayCall={may(ctx.actor, 'follow-up:call')}
        meId={ctx.actor.id}
        now={now}
        locale={locale}
        actions={{
          claim: claimFollowUpAction,
          answer: answerFollowUpAction,
          addFact: addFactAction,
          reveal: revealPhoneAction,
          tellCaller: tellCallerAction,
          promises: { makeCommitmentAction, keepCommitmentAction, replaceCommitmentAction, tellCustomerAction },
        }}
      />
    </FollowUpScreen>
  )
}
