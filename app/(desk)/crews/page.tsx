import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CrewsScreen } from '@/components/boards/crews-screen.client'
import { RatingPanel } from '@/components/upkeep/rating-panel'
import { may } from '@/lib/access/authorize'
import { crewBoard } from '@/lib/fieldwork/board-queries'
import { boardFrom, boardStart } from '@/lib/fieldwork/rules/board-time'
import { listUnsolved } from '@/lib/fieldwork/unsolved-queries'
import { policyBook } from '@/lib/policy/queries'
import { crewRatings, listRatings } from '@/lib/quality/rating-queries'
import { listUnits } from '@/lib/units/queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { assignUnitOrderAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lists.crews'))('title') }
}

type Search = { searchParams: Promise<{ from?: string; ratings?: string }> }

const YEAR_MS = 366 * 86_400_000

/** A leader's crews by time: `?from=` another half day, `?ratings=all` every rating. */
export default async function CrewsPage({ searchParams }: Search) {
  const ctx = await requirePageActor('order:assign')
  const { from, ratings } = await searchParams
  const now = ctx.now.getTime()
  const asked = typeof from === 'string' && /^\d{1,15}$/.test(from) ? Number(from) : NaN
  const isAsked = Math.abs(asked - now) < YEAR_MS
  const start = isAsked ? boardFrom(asked) : boardStart((await policyBook(ctx)).timeZone, now)
  const which = ratings === 'all' ? 'all' : 'low'
  const mayRead = may(ctx.actor, 'rating:read')
  const [board, units, unsolved, figures, given] = await Promise.all([
    crewBoard(ctx, new Date(start)),
    listUnits(ctx),
    listUnsolved(ctx),
    mayRead ? crewRatings(ctx) : [],
    mayRead ? listRatings(ctx, which) : [],
  ])
  const led = new Set(board.crews.map(({ unitId }) => unitId))
  const at = ctx.now.toISOString()
  return (
    <CrewsScreen
      units={units.filter(({ id }) => led.has(id))}
      board={board}
      unsolved={unsolved}
      assign={assignUnitOrderAction}
      mayAssign
      now={at}
    >
      {mayRead && <RatingPanel figures={figures} ratings={given} which={which} path="/crews" now={at} />}
    </CrewsScreen>
  )
}
