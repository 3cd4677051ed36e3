import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { Suspense } from 'react'
import { may } from '@/lib/access/authorize'
import { TicketScreen } from '@/components/tickets/ticket-screen.client'
import { PageSkeleton } from '@/components/ui/skeletons'
import { listOrders, listVisits } from '@/lib/fieldwork/queries'
import { policyBook } from '@/lib/policy/queries'
import { questionsOf } from '@/lib/policy/rules/question-body'
import { noteDraft } from '@/lib/tickets/intake-queries'
import { relatedTickets } from '@/lib/tickets/related-queries'
import { getTicketPage, requireTicket } from '@/lib/tickets/ticket-page'
import { listUnits, proposalFor } from '@/lib/units/queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import {
  addFactAction,
  answerTicketAction,
  archiveTicketAction,
  dispatchTicketAction,
  handOverTicketAction,
  keepCommitmentAction,
  keepNoteDraftAction,
  makeCommitmentAction,
  makeDifficultAction,
  markPresenceAction,
  markUpsetAction,
  noteTicketAction,
  openOrderAction,
  pauseClockAction,
  reopenTicketAction,
  replaceCommitmentAction,
  replyTicketAction,
  reportProgressAction,
  resumeClockAction,
  revealPhoneAction,
  withdrawTicketAction,
} from './actions'

const actions = {
  addFactAction,
  answerTicketAction,
  archiveTicketAction,
  dispatchTicketAction,
  handOverTicketAction,
  keepCommitmentAction,
  keepNoteDraftAction,
  makeCommitmentAction,
  makeDifficultAction,
  markPresenceAction,
  markUpsetAction,
  noteTicketAction,
  openOrderAction,
  pauseClockAction,
  reopenTicketAction,
  replaceCommitmentAction,
  replyTicketAction,
  reportProgressAction,
  resumeClockAction,
  revealPhoneAction,
  withdrawTicketAction,
}

type Props = { params: Promise<{ no: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).no) }
}

/** The ticket: one page, every role. Whether it is there is known before anything is sent, so that what is not answers 404. */
export default async function TicketPageRoute({ params }: Props) {
  const ctx = await requirePageActor('ticket:read')
  const no = decodeURIComponent((await params).no).toUpperCase()
  await orNotFound(requireTicket(ctx, no))
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Ticket no={no} />
    </Suspense>
  )
}

async function Ticket({ no }: { no: string }) {
  const ctx = await requirePageActor('ticket:read')
  const ticket = await orNotFound(getTicketPage(ctx, no))
  const canDispatch = may(ctx.actor, 'ticket:dispatch') || may(ctx.actor, 'order:open')
  const [orders, visits, draft, related, book, units] = await Promise.all([
    listOrders(ctx, ticket.id),
    listVisits(ctx, ticket.id),
    noteDraft(ctx, no),
    relatedTickets(ctx, ticket.id),
    policyBook(ctx),
    canDispatch ? listUnits(ctx) : [],
  ])
  const proposal = canDispatch ? await proposalFor(ctx, ticket) : null
  return (
    <TicketScreen
      ticket={ticket}
      orders={orders}
      visits={visits}
      draft={draft}
      related={related}
      questions={questionsOf(book.questions, ticket.facts)}
      units={units}
      proposal={proposal}
      can={{
        note: may(ctx.actor, 'ticket:note'),
        handOver: may(ctx.actor, 'call:hand-over'),
        pause: may(ctx.actor, 'clock:pause'),
        promise: may(ctx.actor, 'commitment:make'),
        difficult: may(ctx.actor, 'difficult:open'),
        reveal: may(ctx.actor, 'account:reveal'),
        urge: may(ctx.actor, 'ticket:urge'),
        openOrder: may(ctx.actor, 'order:open'),
      }}
      locale={(await getLocale()) === 'en' ? 'en' : 'zh-CN'}
      now={ctx.now.toISOString()}
      actions={actions}
    />
  )
}
