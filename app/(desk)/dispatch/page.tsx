import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DispatchScreen } from '@/components/boards/dispatch-screen.client'
import { may } from '@/lib/access/authorize'
import { listParked } from '@/lib/fieldwork/parked-queries'
import { policyBook } from '@/lib/policy/queries'
import { questionsOf } from '@/lib/policy/rules/question-body'
import { getDispatchBrief } from '@/lib/tickets/dispatch-brief'
import { listTickets } from '@/lib/tickets/queries'
import { listUnits, proposalFor } from '@/lib/units/queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { dispatchToUnitAction, settleParkedAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lists.dispatch'))('title') }
}

type Search = { searchParams: Promise<{ no?: string; to?: string }> }

/** Unplaced tickets and who should take them: `?no=` chooses one, the most urgent otherwise; `?to=unit~crew` where it was carried. */
export default async function DispatchPage({ searchParams }: Search) {
  const ctx = await requirePageActor('ticket:dispatch')
  const { no, to } = await searchParams
  const [list, units, book, parked] = await Promise.all([
    listTickets(ctx, { queue: 'unplaced' }),
    listUnits(ctx),
    policyBook(ctx),
    may(ctx.actor, 'parked:settle') ? listParked(ctx) : [],
  ])
  const chosen = typeof no === 'string' ? no.toUpperCase() : list.rows[0]?.no
  const brief = chosen ? await orNotFound(getDispatchBrief(ctx, chosen)) : null
  const proposal = brief && (await proposalFor(ctx, { ...brief.ticket, matterPlace: brief.matterPlace }))
  const [unitId = '', crewId] = typeof to === 'string' ? to.split('~') : []
  return (
    <DispatchScreen
      list={list}
      brief={brief}
      proposal={proposal}
      units={units}
      preset={units.some((unit) => unit.id === unitId) ? { unitId, crewId: crewId ?? null } : null}
      wasChosen={typeof no === 'string'}
      questions={questionsOf(book.questions, brief?.facts ?? [])}
      now={ctx.now.toISOString()}
      parked={parked}
      send={dispatchToUnitAction}
      settle={settleParkedAction}
    />
  )
}
