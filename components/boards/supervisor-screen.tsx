import { useTranslations } from 'next-intl'
import { SHIFT_QUEUES } from '@/lib/tickets/rules/queues'
import type { CommitmentRow, DifficultRow, EscalationRow, HandoverRow, TellTask, VacantDuty } from '@/lib/tickets/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { PageTitle } from '../ui/page-title'
import { DifficultList } from './difficult-list'
import type { DutyActions } from './duty-types'
import { EscalationList } from './escalation-list.client'
import { HandoverList } from './handover-list.client'
import { NumberRow } from './number-row'
import { PromiseList } from './promise-list.client'
import { TellList } from './tell-list.client'
import { VacantDuties } from './vacant-duties'

type Props = {
  whose: 'mine' | 'all'
  mayReceive: boolean
  handovers: HandoverRow[]
  escalations: EscalationRow[]
  commitments: CommitmentRow[]
  difficult: DifficultRow[]
  counts: Record<string, number>
  tells: TellTask[]
  vacant: VacantDuty[]
  now: string
  actions: DutyActions
}

/** What a leader must see to now; what cannot wait stands first. */
export function SupervisorScreen({
  whose,
  mayReceive,
  handovers,
  escalations,
  commitments,
  difficult,
  counts,
  tells,
  vacant,
  now,
  actions,
}: Props) {
  const t = useTranslations('boards.duty')
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} />
      <NumberRow queues={SHIFT_QUEUES} counts={counts} />
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-6">
          <VacantDuties rows={vacant} now={now} />
          {mayReceive && <HandoverList rows={handovers} accept={actions.accept} now={now} />}
          <EscalationList rows={escalations} whose={whose} acknowledge={actions.acknowledge} now={now} />
        </div>
        <div className="min-w-0 space-y-6">
          <TellList rows={tells} tell={actions.tell} now={now} />
          <PromiseList rows={commitments} keep={actions.keep} replace={actions.replace} now={now} />
          <DifficultList rows={difficult} now={now} />
        </div>
      </div>
    </>
  )
}
