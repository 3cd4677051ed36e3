import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { VisitView } from '@/lib/fieldwork/views'
import type { PhrasesBody } from '@/lib/policy/rules/pack-bodies'
import type { Question } from '@/lib/policy/rules/question-body'
import type { FollowUpRow, TicketPage } from '@/lib/tickets/views'
import { VisitList } from '../field/visit-list'
import { CommitmentPanel } from '../tickets/commitment-panel.client'
import { FactsPanel } from '../tickets/facts-panel'
import { Panel } from '../ui/panel'
import { Mark, StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import type { FollowUpActions } from './actions'
import { CallPanel } from './call-panel.client'
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
  const words = await getTranslations('words')
  const next = queue.find((row) => row.mayCallNow && row.ticketNo !== ticket.no && (row.mine || !row.owner))
  const place = ticket.faultAddress || ticket.serviceAddress
  return (
    <article className="grid items-start gap-x-8 gap-y-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
      <header className="space-y-1 xl:col-span-2">
        <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
          <Link href="/follow-up" className="-ml-1 inline-flex min-h-8 items-center px-1 text-accent lg:hidden">
            ← {t('title')}
          </Link>
          <Link href={`/tickets/${ticket.no}`} className="text-accent">
            {ticket.no}
          </Link>
          {words(`service.${ticket.service}`)} · {words(`kind.${ticket.kind}`)}
          <StateChip
            tone={
              ticket.status === 'resolved'
                ? 'wait'
                : ticket.status === 'closed' || ticket.status === 'archived'
                  ? 'kept'
                  : 'run'
            }
          >
            {words(`status.${ticket.status}`)}
          </StateChip>
          {ticket.upset && <Mark tone="near">{t('upset')}</Mark>}
          {ticket.keyCustomer && <Mark tone="near">{words('flag.key-customer')}</Mark>}
          {ticket.level > 0 && <Mark tone="over">{t('level', { level: ticket.level })}</Mark>}
        </p>
        <h1 className="text-xl">
          {ticket.contactName} <span className="text-lg font-normal text-ink-2">{place || ticket.landmarks}</span>
        </h1>
        <p className="text-lg">{ticket.summary}</p>
      </header>
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
        {ticket.outcome && (
          <Panel title={t('outcome')}>
            <p className="text-lg">{ticket.outcome}</p>
          </Panel>
        )}
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
