import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ManagementScreen } from '@/components/boards/management-screen'
import { boardNumbers, dayFlows, unitLoads } from '@/lib/tickets/board-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boards.management'))('title') }
}

type Search = { searchParams: Promise<{ wall?: string }> }

/** The centre in numbers; `?wall=1` for a screen on the wall. */
export default async function ManagementPage({ searchParams }: Search) {
  const ctx = await requirePageActor('board:read')
  const wall = (await searchParams).wall === '1'
  const [numbers, flows, units] = await Promise.all([boardNumbers(ctx), dayFlows(ctx, 14), unitLoads(ctx)])
  return <ManagementScreen numbers={numbers} flows={flows} units={units} wall={wall} now={ctx.now.toISOString()} />
}
