'use client'
import { useTranslations } from 'next-intl'
import type { ParkedView } from '@/lib/fieldwork/views'
import type { Question } from '@/lib/policy/rules/question-body'
import type { TicketList } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { KeysHelp } from '../ui/keys-help.client'
import { PageTitle } from '../ui/page-title'
import { Empty, Panel } from '../ui/panel'
import { BriefPanel } from './brief-panel'
import { DispatchDesk } from './dispatch-desk.client'
import { DispatchQueue } from './dispatch-queue.client'
import { ParkedList, type Settle } from './parked-list.client'
import type { BoardUnit, Brief, Proposal, Send, Target } from './dispatch-types'

type Props = {
  list: TicketList
  brief: Brief | null
  proposal: Proposal
  units: BoardUnit[]
  preset: Target | null
  /** a ticket was chosen by hand: on a phone it stands first */
  wasChosen: boolean
  questions: Question[]
  now: string
  parked: ParkedView[]
  send: Send
  settle: Settle
}

/** Queue left by the time left, the chosen ticket in the middle, units and crews right. */
export function DispatchScreen({
  list,
  brief,
  proposal,
  units,
  preset,
  wasChosen,
  questions,
  now,
  parked,
  send,
  settle,
}: Props) {
  const t = useTranslations('lists.dispatch')
  const more = list.total - list.rows.length
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} note={t('next')}>
        <KeysHelp
          keys={[
            ['D A…Z', t('key.send')],
            ['Ctrl+Enter', t('key.confirm')],
            ['J K', t('key.walk')],
            ['Esc', t('key.cancel')],
          ]}
        />
      </PageTitle>
      {parked.length > 0 && <ParkedList parked={parked} now={now} settle={settle} />}
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] xl:grid-cols-[minmax(0,18rem)_minmax(0,1fr)_minmax(0,24rem)]">
        <Panel
          className={wasChosen ? 'max-lg:order-last' : ''}
          title={t('queue')}
          id="queue"
          aside={<span className="text-sm text-ink-3">{list.totalIsFloor ? `${list.total}+` : list.total}</span>}
        >
          {list.rows.length === 0 ? (
            <Empty text={t('queueEmpty')} />
          ) : (
            <DispatchQueue rows={list.rows} chosen={brief?.ticket.no ?? null} now={now} />
          )}
          {more > 0 && list.next && <p className="mt-2 text-sm text-ink-3">{t('more', { n: more })}</p>}
        </Panel>
        {brief ? (
          <DispatchDesk
            key={`${brief.ticket.no}.${brief.version}`}
            brief={brief}
            proposal={proposal}
            units={units}
            preset={preset}
            queue={list.rows.map((row) => row.no)}
            send={send}
          >
            <BriefPanel brief={brief} questions={questions} now={now} />
          </DispatchDesk>
        ) : (
          list.rows.length > 0 && <p className="text-ink-3">{t('pick')}</p>
        )}
      </div>
    </>
  )
}
