import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JobList } from '@/components/field/job-list'
import { may } from '@/lib/access/authorize'
import { listJobs } from '@/lib/fieldwork/queries'
import { holds } from '@/lib/kernel/actor'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { revealPhoneAction } from '../tickets/[no]/actions'
import { acceptOrderAction, returnOrderAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('field'))('title') }
}

/** The jobs of one's crews, or of one's unit. */
export default async function FieldPage() {
  const ctx = await requirePageActor('order:read')
  const jobs = await listJobs(ctx)
  return (
    <JobList
      jobs={jobs}
      now={ctx.now.toISOString()}
      mayAccept={may(ctx.actor, 'order:accept')}
      showCrew={holds(ctx.actor, ['unit-leader'])}
      actions={{ accept: acceptOrderAction, giveBack: returnOrderAction, reveal: revealPhoneAction }}
    />
  )
}
