import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SupervisorScreen } from '@/components/boards/supervisor-screen'
import { may } from '@/lib/access/authorize'
import { listCommitments, listDifficult, listEscalations, listHandovers } from '@/lib/tickets/board-queries'
import { countQueues } from '@/lib/tickets/queries'
import { listTellTasks, vacantDuties } from '@/lib/tickets/watch-queries'
import { SHIFT_QUEUES } from '@/lib/tickets/rules/queues'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { tellOfPromiseAction } from '../promises/actions'
import {
  acceptHandoverAction,
  acknowledgeEscalationAction,
  keepCommitmentAction,
  replaceCommitmentAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boards.duty'))('title') }
}

type Search = { searchParams: Promise<{ whose?: string }> }

/** What a leader must see to now: calls handed over, escalations, promises running out, open questions. */
export default async function SupervisorPage({ searchParams }: Search) {
  const ctx = await requirePageActor('escalation:acknowledge')
  const whose = (await searchParams).whose === 'all' ? 'all' : 'mine'
  const mayReceive = may(ctx.actor, 'call:receive')
  const [handovers, escalations, commitments, difficult, counts, tells, vacant] = await Promise.all([
    mayReceive ? listHandovers(ctx) : [],
    listEscalations(ctx, whose),
    listCommitments(ctx, 'all'),
    listDifficult(ctx),
    countQueues(ctx, SHIFT_QUEUES),
    listTellTasks(ctx, 'all'),
    may(ctx.actor, 'duty:watch') ? vacantDuties(ctx) : [],
  ])
  return (
    <SupervisorScreen
      whose={whose}
      mayReceive={mayReceive}
      handovers={handovers}
      escalations={escalations}
      commitments={commitments}
      difficult={difficult}
      counts={counts}
      tells={tells}
      vacant={vacant}
      now={ctx.now.toISOString()}
      actions={{
        accept: acceptHandoverAction,
        acknowledge: acknowledgeEscalationAction,
        keep: keepCommitmentAction,
        replace: replaceCommitmentAction,
        tell: tellOfPromiseAction,
      }}
    />
  )
}
