import { getTranslations } from 'next-intl/server'
import type { VisitView } from '@/lib/fieldwork/views'
import type { PhrasesBody } from '@/lib/policy/rules/pack-bodies'
import type { Question } from '@/lib/policy/rules/question-body'
import type { FollowUpRow, TicketPage } from '@/lib/tickets/views'
import { VisitList } from '../field/visit-list'
import { CommitmentPanel } from '../tickets/commitment-panel.client'
import { FactsPanel } from '../tickets/facts-panel'
import { JoinedCallers } from '../tickets/joined-callers.client'
import { countCallers } from '../ui/count-callers'
import { Panel } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import type { FollowUpActions } from './actions'
import { CallPanel } from './call-panel.client'
import { CaseHead } from './case-head'
import { ReaskBox } from './reask-box.client'

type Props = {
  ticket: TicketPage
  visits: VisitView[]
  queue: FollowUpRow[]
  questions: Question[]
  phrases: PhrasesBody
  mayCall: boolean
  meId: string
  now: string
  locale: 'zh-CN' | 'en'
  actions: FollowUpActions
}

/** Everything known beside the two questions still to ask. */
export async function FollowUpPage({
  ticket,
  visits,
  queue,
  questions,
  phrases,
  mayCall,
  meId,
  now,
  locale,
  actions,
}: Props) {
  const t = await getTranslations('followUp')
  const next = queue.find((row) => row.mayCallNow && row.ticketNo !== ticket.no && (row.mine || !row.owner))
  const tellFirst = ticket.followUp?.state !== 'open' && ticket.calls.some((call) => call.waits)
  const joined = ticket.calls.length > 0 && (
    <div id="joined" className="scroll-mt-28">
      <Panel title={t('joined', countCallers(ticket.calls))} id="callers">
        <JoinedCallers
          {...{ ticket, now }}
          canReveal={mayCall}
          reveal={actions.reveal}
          tell={mayCall ? actions.tellCaller : null}
        />
      </Panel>
    </div>
  )
  return (
    <article className="grid items-start gap-x-8 gap-y-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
      <CaseHead ticket={ticket} />
      <CallPanel
        key={ticket.no}
        ticket={ticket}
        phrases={phrases}
        mayCall={mayCall}
        meId={meId}
        next={next?.ticketNo ?? null}
        now={now}
        locale={locale}
        actions={actions}
      />
      <div className="min-w-0 space-y-5 xl:col-start-1 xl:row-start-2">
        {tellFirst && joined}
        {ticket.outcome && (
          <Panel title={t('outcome')}>
            <p className="text-lg">{ticket.outcome}</p>
          </Panel>
        )}
        {!tellFirst && joined}
        {visits.length > 0 && (
          <Panel title={t('visits')}>
            <VisitList visits={[...visits].reverse()} now={now} />
          </Panel>
        )}
        {mayCall ? (
          <CommitmentPanel
            ticketNo={ticket.no}
            contactName={ticket.contactName}
            commitments={ticket.commitments}
            canPromise
            now={now}
            locale={locale}
            actions={actions.promises}
          />
        ) : (
          ticket.commitments.length > 0 && (
            <Panel title={t('promises')}>
              <ul className="space-y-1">
                {ticket.commitments.map((promise) => (
                  <li key={promise.id}>
                    {promise.what} · <TimeText at={promise.dueAt} now={now} />{' '}
                    <StateChip tone={promise.state === 'kept' ? 'kept' : promise.state === 'broken' ? 'over' : 'wait'}>
                      {t(`promise.${promise.state}`)}
                    </StateChip>
                  </li>
                ))}
              </ul>
            </Panel>
          )
        )}
        <FactsPanel ticket={ticket} questions={questions} locale={locale} now={now} />
        {mayCall && <ReaskBox ticket={ticket} questions={questions} locale={locale} addFact={actions.addFact} />}
      </div>
    </article>
  )
}
