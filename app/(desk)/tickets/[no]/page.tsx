import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { may } from '@/lib/access/authorize'
import { TicketScreen } from '@/components/tickets/ticket-screen.client'
import { listWork, ratingLinks, repeatsOfTicket } from '@/lib/fieldwork/queries'
import { policyBook } from '@/lib/policy/queries'
import { questionsOf } from '@/lib/policy/rules/question-body'
import { noteDraft } from '@/lib/tickets/intake-queries'
import { relatedTickets } from '@/lib/tickets/related-queries'
import { isOpen, mayNeedUnit } from '@/lib/tickets/rules/lifecycle'
import { getTicketPage } from '@/lib/tickets/ticket-page'
import { crewsOfUnits, listUnits, proposalFor } from '@/lib/units/queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { actions } from './ticket-acts'

type Props = { params: Promise<{ no: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).no) }
}

/** The ticket: one page, every role. It is read before anything is sent, so that what is not there answers 404. */
export default async function TicketPageRoute({ params }: Props) {
  const ctx = await requirePageActor('ticket:read')
  const no = decodeURIComponent((await params).no).toUpperCase()
  const ticket = await orNotFound(getTicketPage(ctx, no))
  const mayOpenOrder = may(ctx.actor, 'order:open')
  const mayAssign = may(ctx.actor, 'order:assign')
  const sends = mayNeedUnit(ticket, mayOpenOrder)
  const [{ orders, visits }, draft, related, book, units, proposal, repeats, links] = await Promise.all([
    listWork(ctx, ticket.id),
    noteDraft(ctx, no),
    relatedTickets(ctx, ticket.id),
    policyBook(ctx),
    sends ? listUnits(ctx) : [],
    sends ? proposalFor(ctx, ticket) : null,
    repeatsOfTicket(ctx, ticket.id),
    may(ctx.actor, 'rating:send') ? ratingLinks(ctx, ticket.id) : [],
  ])
  const crews = mayAssign ? await crewsOfUnits(ctx, [...new Set(orders.map(({ unit }) => unit.id))]) : []
  return (
    <TicketScreen
      ticket={ticket}
      orders={orders}
      visits={visits}
      draft={draft}
      related={related}
      season={{
        repeats,
        links,
        defer: may(ctx.actor, 'off-season:add') && isOpen(ticket.status) ? actions.deferWorkAction : null,
      }}
      questions={questionsOf(book.questions, ticket.facts)}
      units={units}
      crews={crews}
      proposal={proposal}
      can={{
        note: may(ctx.actor, 'ticket:note'),
        handOver: may(ctx.actor, 'call:hand-over'),
        pause: may(ctx.actor, 'clock:pause'),
        promise: may(ctx.actor, 'commitment:make'),
        difficult: may(ctx.actor, 'difficult:open'),
        reveal: may(ctx.actor, 'account:reveal'),
        tellCaller: may(ctx.actor, 'caller:tell'),
        urge: may(ctx.actor, 'ticket:urge'),
        openOrder: mayOpenOrder,
        assign: mayAssign,
        waive: may(ctx.actor, 'order:waive'),
        recall: may(ctx.actor, 'order:recall'),
      }}
      locale={(await getLocale()) === 'en' ? 'en' : 'zh-CN'}
      now={ctx.now.toISOString()}
      actions={actions}
    />
  )
}
