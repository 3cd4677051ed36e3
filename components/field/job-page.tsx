import { getTranslations } from 'next-intl/server'
import type { JobView, SiteNotes, VisitView } from '@/lib/fieldwork/views'
import type { BoundaryBody, MeasuringBody } from '@/lib/policy/rules/pack-bodies'
import type { Question } from '@/lib/policy/rules/question-body'
import type { TicketPage } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { FactsPanel } from '../tickets/facts-panel'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import type { CardActions, VisitActions } from './actions'
import { JobTop } from './job-top'
import { SiteNotesBox } from './site-notes'
import { VisitFlow } from './visit-flow.client'
import { VisitList } from './visit-list'

type Props = {
  job: JobView
  ticket: TicketPage
  visits: VisitView[]
  earlier: VisitView[]
  site: SiteNotes
  questions: Question[]
  boundary?: BoundaryBody
  measuring?: MeasuringBody
  mayAccept: boolean
  mayVisit: boolean
  now: string
  locale: 'zh-CN' | 'en'
  actions: CardActions & VisitActions
}

/** A job as one scroll: what is known already, then what is done on site, in the order it is done. */
export async function JobPage({ job, ticket, visits, earlier, site, now, locale, actions, ...rest }: Props) {
  const t = await getTranslations('field')
  const current = visits.find((visit) => visit.orderNo === job.orderNo && !visit.finishedAt)
  const before = [
    ...visits.filter((visit) => visit !== current || !rest.mayVisit),
    ...earlier.filter((visit) => visits.every((own) => own.id !== visit.id)),
  ]
  before.sort((a, b) => b.arrivedAt.localeCompare(a.arrivedAt))
  const visitsPanel = before.length > 0 && (
    <Panel title={t('earlierVisits')}>
      <VisitList visits={before} now={now} />
    </Panel>
  )
  return (
    <div className="mx-auto max-w-[1100px] space-y-4 text-lg">
      <LiveRefresh ticketId={ticket.id} />
      <JobTop
        job={job}
        ticket={ticket}
        mayAccept={rest.mayAccept}
        mayVisit={rest.mayVisit}
        now={now}
        actions={actions}
      />
      <SiteNotesBox site={site} />
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="space-y-4">
          <FactsPanel ticket={ticket} questions={rest.questions} locale={locale} now={now} />
          {ticket.calls.length > 0 && (
            <Panel title={t('alsoCalled', { count: ticket.calls.length })}>
              <ul className="space-y-1">
                {ticket.calls.map((call) => (
                  <li key={call.at}>
                    {call.callerName}{' '}
                    <span className="text-sm text-ink-3">
                      <TimeText at={call.at} now={now} />
                    </span>
                    <span className="block text-base text-ink-2">
                      {[call.address, call.words].filter(Boolean).join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          {rest.mayVisit && visitsPanel}
        </div>
        <div id="visit" className="scroll-mt-24 space-y-4">
          {!rest.mayVisit && visitsPanel}
          <VisitFlow
            key={job.orderNo}
            job={job}
            service={ticket.service}
            visit={current ?? null}
            boundary={rest.boundary}
            measuring={rest.measuring}
            mayVisit={rest.mayVisit}
            contactName={ticket.contactName}
            now={now}
            locale={locale}
            actions={actions}
          />
        </div>
      </div>
    </div>
  )
}
