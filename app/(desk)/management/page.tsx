import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ManagementScreen } from '@/components/boards/management-screen'
import { boardNumbers, dayFlows, unitLoads } from '@/lib/tickets/board-queries'
import { may } from '@/lib/access/authorize'
import { keyOverruns, vacantDuties } from '@/lib/tickets/watch-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boards.management'))('title') }
}

type Search = { searchParams: Promise<{ wall?: string }> }

/** The centre in numbers; `?wall=1` for a screen on the wall. */
export default async function ManagementPage({ searchParams }: Search) {
  const ctx = await requirePageActor('board:read')
  const wall = (await searchParams).wall === '1'
  const [numbers, flows, units, overruns, vacant] = await Promise.all([
    boardNumbers(ctx),
    dayFlows(ctx, 14),
    unitLoads(ctx),
    keyOverruns(ctx),
    may(ctx.actor, 'duty:watch') ? vacantDuties(ctx) : [],
  ])
  const given = { numbers, flows, units, overruns, vacant, wall }
  return <ManagementScreen {...given} now={ctx.now.toISOString()} />
}
