import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { JobPage } from '@/components/field/job-page'
import { may } from '@/lib/access/authorize'
import { siteNotes } from '@/lib/fieldwork/job-site'
import { getJob, lastVisits, listVisits } from '@/lib/fieldwork/queries'
import { policyBook } from '@/lib/policy/queries'
import type { Service } from '@/lib/policy/rules/vocabulary'
import { getTicketPage } from '@/lib/tickets/ticket-page'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { revealPhoneAction } from '../../tickets/[no]/actions'
import { acceptOrderAction, returnOrderAction } from '../actions'
import { agreePriceAction, finishVisitAction, startVisitAction, takeReadingAction } from './actions'

type Props = { params: Promise<{ orderNo: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).orderNo) }
}

/** One job: what is known, what is done on site, how it ended. */
export default async function FieldJobPage({ params }: Props) {
  const ctx = await requirePageActor('order:read')
  const job = await orNotFound(getJob(ctx, decodeURIComponent((await params).orderNo).toUpperCase()))
  const ticket = await orNotFound(getTicketPage(ctx, job.ticketNo))
  const [visits, earlier, site, book] = await Promise.all([
    listVisits(ctx, ticket.id),
    ticket.agreementId ? lastVisits(ctx, ticket.agreementId) : [],
    siteNotes(ctx, ticket.id),
    policyBook(ctx),
  ])
  return (
    <JobPage
      job={job}
      ticket={ticket}
      visits={visits}
      earlier={earlier}
      site={site}
      questions={book.questions}
      boundary={book.boundary(ticket.service as Service)}
      measuring={ticket.service === 'heat' ? book.measuring : undefined}
      mayAccept={may(ctx.actor, 'order:accept')}
      mayVisit={may(ctx.actor, 'order:visit')}
      now={ctx.now.toISOString()}
      locale={(await getLocale()) === 'en' ? 'en' : 'zh-CN'}
      actions={{
        accept: acceptOrderAction,
        giveBack: returnOrderAction,
        reveal: revealPhoneAction,
        arrive: startVisitAction,
        read: takeReadingAction,
        price: agreePriceAction,
        finish: finishVisitAction,
      }}
    />
  )
}
