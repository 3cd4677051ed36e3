import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DispatchScreen } from '@/components/boards/dispatch-screen.client'
import { may } from '@/lib/access/authorize'
import { crewBoard } from '@/lib/fieldwork/board-queries'
import { listParked } from '@/lib/fieldwork/parked-queries'
import { boardFrom, boardStart } from '@/lib/fieldwork/rules/board-time'
import { listUnsolved } from '@/lib/fieldwork/unsolved-queries'
import { listClauses } from '@/lib/policy/clause-queries'
import { policyBook } from '@/lib/policy/queries'
import { questionsOf } from '@/lib/policy/rules/question-body'
import { getDispatchBrief } from '@/lib/tickets/dispatch-brief'
import { listTickets } from '@/lib/tickets/queries'
import { returnsToReview } from '@/lib/tickets/watch-queries'
import { listUnits, proposalFor } from '@/lib/units/queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import {
  assignOrderAction,
  dispatchToUnitAction,
  reviewReturnAction,
  ruleAndSendAction,
  settleParkedAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lists.dispatch'))('title') }
}

type Search = { searchParams: Promise<{ no?: string; to?: string; at?: string; from?: string }> }

const YEAR_MS = 366 * 86_400_000
/** Milliseconds as they stand in an address, within a year of now. */
const momentOf = (text: unknown, now: number) => {
  const at = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : NaN
  return Math.abs(at - now) < YEAR_MS ? at : null
}

/** Unplaced tickets and who should take them: `?no=` chooses one, `?to=unit~crew&at=` where it was carried, `?from=` a board that begins at another moment. */
export default async function DispatchPage({ searchParams }: Search) {
  const ctx = await requirePageActor('ticket:dispatch')
  const { no, to, at, from } = await searchParams
  const now = ctx.now.getTime()
  const book = await policyBook(ctx)
  const asked = momentOf(from, now)
  const start = asked === null ? boardStart(book.timeZone, now) : boardFrom(asked)
  const mayRule = may(ctx.actor, 'ownership:rule')
  const [list, units, board, unsolved, parked, returns] = await Promise.all([
    listTickets(ctx, { queue: 'unplaced' }),
    listUnits(ctx),
    crewBoard(ctx, new Date(start)),
    listUnsolved(ctx),
    may(ctx.actor, 'parked:settle') ? listParked(ctx) : [],
    may(ctx.actor, 'return:review') ? returnsToReview(ctx) : [],
  ])
  const chosen = typeof no === 'string' ? no.toUpperCase() : list.rows[0]?.no
  const brief = chosen ? await orNotFound(getDispatchBrief(ctx, chosen)) : null
  const proposal = brief && (await proposalFor(ctx, { ...brief.ticket, matterPlace: brief.matterPlace }))
  const [unitId = '', crewId] = typeof to === 'string' ? to.split('~') : []
  const isKnown = units.some((unit) => unit.id === unitId)
  return (
    <DispatchScreen
      list={list}
      brief={brief}
      proposal={proposal}
      units={units}
      board={board}
      preset={isKnown ? { unitId, crewId: crewId ?? null, at: momentOf(at, now) } : null}
      wasChosen={typeof no === 'string'}
      questions={questionsOf(book.questions, brief?.facts ?? [])}
      now={ctx.now.toISOString()}
      parked={parked}
      unsolved={unsolved}
      returns={returns}
      clauses={mayRule && brief?.ruling ? await listClauses(ctx) : []}
      mayAssign={may(ctx.actor, 'order:assign')}
      send={dispatchToUnitAction}
      assign={assignOrderAction}
      rule={mayRule ? ruleAndSendAction : null}
      settle={settleParkedAction}
      review={reviewReturnAction}
    />
  )
}
