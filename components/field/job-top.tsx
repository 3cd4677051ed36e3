import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { JobView } from '@/lib/fieldwork/views'
import { OPEN_ORDER_STATES } from '@/lib/fieldwork/rules/orders'
import type { TicketPage } from '@/lib/tickets/views'
import type { CardActions } from './actions'
import { JobActs } from './job-acts.client'
import { JobMarks, JobState } from './job-head'

type Props = {
  job: JobView
  ticket: TicketPage
  mayAccept: boolean
  mayVisit: boolean
  now: string
  actions: CardActions
}

/** Where, what is wrong, until when; the acts of a job under the thumb. */
export function JobTop({ job, ticket, mayAccept, mayVisit, now, actions }: Props) {
  const t = useTranslations('field')
  const promise = ticket.commitments.find(({ state }) => state === 'open') ?? null
  const due = ticket.clocks.flatMap(({ state, dueAt }) => (state === 'running' && dueAt ? [dueAt] : [])).sort()[0]
  const head = { ...ticket, kind: job.kind, status: job.status, dueAt: due ?? null, promise, crew: null }
  const place = ticket.faultAddress || ticket.serviceAddress
  return (
    <header className="space-y-2">
      <p className="flex items-center justify-between text-base">
        <Link href="/field" className="-ml-2 inline-flex min-h-12 items-center rounded px-2 text-accent">
          ← {t('backToJobs')}
        </Link>
        <Link href={`/tickets/${ticket.no}`} className="inline-flex min-h-12 items-center rounded px-2 text-ink-2">
          <span className="hidden sm:inline">{job.orderNo} ·&nbsp;</span>
          <span className="whitespace-nowrap">{ticket.no}</span>
        </Link>
      </p>
      <JobState job={head} now={now} />
      <h1 className="text-xl">{place || ticket.landmarks}</h1>
      <p>{ticket.summary}</p>
      <JobMarks job={head} now={now} />
      {(OPEN_ORDER_STATES as readonly string[]).includes(job.status) && (
        <JobActs
          job={{ ...job, place, landmarks: ticket.landmarks, position: ticket.position }}
          onPage
          mayAccept={mayAccept}
          mayVisit={mayVisit}
          actions={actions}
        />
      )}
    </header>
  )
}
