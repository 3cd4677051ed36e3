'use client'
import { useTranslations } from 'next-intl'
import type { OrderView, VisitView } from '@/lib/fieldwork/views'
import type { Question } from '@/lib/policy/rules/question-body'
import type { TicketPage } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { ClockBars } from './clock-bars.client'
import { CommitmentPanel } from './commitment-panel.client'
import { Composer } from './composer.client'
import { DifficultPanel } from './difficult-panel.client'
import { FactsPanel } from './facts-panel'
import type { Can, MoveActions } from './move-actions'
import { MoveBar } from './move-bar.client'
import type { CrewPick, OrderActions } from './order-actions'
import { OrdersPanel } from './orders-panel'
import { PeoplePanel } from './people-panel.client'
import { Presence } from './presence.client'
import { RelatedPanel, type Related } from './related-panel'
import { SeasonPanel } from './season-panel.client'
import { TicketHeader } from './ticket-header'
import { Timeline } from './timeline.client'
import type { ComponentProps } from 'react'
import type { DispatchUnit } from './dispatch-fields.client'

type PanelActions = MoveActions &
  OrderActions &
  ComponentProps<typeof Composer>['actions'] &
  ComponentProps<typeof CommitmentPanel>['actions'] &
  ComponentProps<typeof ClockBars>['actions'] &
  ComponentProps<typeof DifficultPanel>['actions'] &
  ComponentProps<typeof PeoplePanel>['actions'] &
  ComponentProps<typeof Presence>['actions']

type Props = {
  ticket: TicketPage
  orders: OrderView[]
  visits: VisitView[]
  draft: { id: string; version: number; text: string } | null
  related: Related[]
  season: Omit<ComponentProps<typeof SeasonPanel>, 'ticketNo' | 'now'>
  questions: Question[]
  units: DispatchUnit[]
  crews: CrewPick[]
  proposal: { unitId: string; crewId: string | null; reason: string } | null
  can: Can
  locale: 'zh-CN' | 'en'
  now: string
  actions: PanelActions
}

/** The ticket as everyone sees it: what happened on the left, what is known on the right, no tab hides a fact. */
export function TicketScreen({
  ticket,
  orders,
  visits,
  draft,
  related,
  season,
  questions,
  units,
  crews,
  proposal,
  can,
  locale,
  now,
  actions,
}: Props) {
  const t = useTranslations('ticket')
  return (
    <article aria-label={t('ticketNo', { no: ticket.no })} className="mx-auto max-w-[1400px]">
      <LiveRefresh ticketId={ticket.id} />
      <TicketHeader ticket={ticket} locale={locale} now={now} />
      <Presence ticketNo={ticket.no} present={ticket.present} locale={locale} actions={actions} />
      <ClockBars ticketNo={ticket.no} clocks={ticket.clocks} now={now} canPause={can.pause} actions={actions} />
      <MoveBar ticket={ticket} units={units} proposal={proposal} can={can} locale={locale} actions={actions} />
      <div className="mt-4 grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,2fr)_minmax(300px,1fr)]">
        <div className="order-2 min-w-0 lg:order-1">
          {can.note && <Composer ticketNo={ticket.no} draft={draft} actions={actions} />}
          <Timeline entries={ticket.timeline} questions={questions} now={now} locale={locale} />
        </div>
        <div className="order-1 min-w-0 space-y-4 lg:order-2">
          <FactsPanel ticket={ticket} questions={questions} locale={locale} now={now} />
          <PeoplePanel ticket={ticket} now={now} canReveal={can.reveal} canTell={can.tellCaller} actions={actions} />
          <CommitmentPanel
            ticketNo={ticket.no}
            contactName={ticket.contactName}
            commitments={ticket.commitments}
            canPromise={can.promise}
            now={now}
            locale={locale}
            actions={actions}
          />
          <DifficultPanel
            ticketNo={ticket.no}
            difficult={ticket.difficult}
            canOpen={can.difficult}
            now={now}
            locale={locale}
            actions={actions}
          />
          <OrdersPanel
            orders={orders}
            visits={visits}
            locale={locale}
            now={now}
            crews={crews}
            can={can}
            actions={actions}
          />
          <SeasonPanel ticketNo={ticket.no} {...season} now={now} />
          <RelatedPanel related={related} now={now} />
        </div>
      </div>
    </article>
  )
}
