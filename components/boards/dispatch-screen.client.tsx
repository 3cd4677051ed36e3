'use client'
import { useTranslations } from 'next-intl'
import type { ParkedView, UnsolvedView } from '@/lib/fieldwork/views'
import type { Question } from '@/lib/policy/rules/question-body'
import type { ReturnToReview, TicketList } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { KeysHelp } from '../ui/keys-help.client'
import { PageTitle } from '../ui/page-title'
import { Empty, Panel } from '../ui/panel'
import { useNow } from '../ui/present.client'
import { BriefPanel } from './brief-panel'
import { DispatchDesk } from './dispatch-desk.client'
import { DispatchQueue } from './dispatch-queue.client'
import { ParkedList } from './parked-list'
import type { Settle } from './parked-row.client'
import { ReviewList, type Review } from './review-list.client'
import { UnsolvedList } from './unsolved-list'

type Desk = Omit<React.ComponentProps<typeof DispatchDesk>, 'path' | 'queue' | 'now' | 'children'>
type Props = Desk & {
  list: TicketList
  /** a ticket was chosen by hand: on a phone it stands first */
  wasChosen: boolean
  questions: Question[]
  now: string
  parked: ParkedView[]
  unsolved: UnsolvedView[]
  settle: Settle
  returns: ReturnToReview[]
  review: Review
}

/** Queue left by the time left; the chosen ticket and below it crews by time. */
export function DispatchScreen(props: Props) {
  const { list, wasChosen, questions, now, parked, unsolved, settle, returns, review, ...desk } = props
  const t = useTranslations('lists.dispatch')
  const { brief } = desk
  const present = useNow(now).getTime()
  const more = list.total - list.rows.length
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} note={t('next')}>
        <KeysHelp
          keys={[
            ['D A…Z', t('key.send')],
            ['← →', t('key.time')],
            ['Shift+← Shift+→', t('key.length')],
            ['↑ ↓', t('key.crew')],
            ['Ctrl+Enter', t('key.confirm')],
            ['J K', t('key.walk')],
            ['Esc', t('key.cancel')],
          ]}
        />
      </PageTitle>
      {parked.length > 0 && <ParkedList parked={parked} now={now} settle={settle} />}
      <UnsolvedList rows={unsolved} now={now} />
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,14rem)_minmax(0,1fr)] xl:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
        <div className={wasChosen ? 'space-y-6 max-lg:order-last' : 'space-y-6'}>
          <Panel
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
          {returns.length > 0 && <ReviewList rows={returns} review={review} now={now} />}
        </div>
        <DispatchDesk
          {...desk}
          key={`${brief?.ticket.no}.${desk.preset?.crewId}.${desk.preset?.at}`}
          path="/dispatch"
          queue={list.rows.map((row) => row.no)}
          now={present}
        >
          {brief ? (
            <BriefPanel brief={brief} questions={questions} now={now} />
          ) : (
            list.rows.length > 0 && <p className="text-ink-3">{t('pick')}</p>
          )}
        </DispatchDesk>
      </div>
    </>
  )
}
