import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { crewsAt } from '@/lib/fieldwork/queries'
import { takeAndDispatch, type Taken } from '@/lib/fieldwork/dispatch-to-unit'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { TakeMatterInput } from './inputs'
import { openCase, subjectsOf } from './internal/open-case'

const isAboutCrew = ({ kind, facts }: TakeMatterInput) =>
  kind === 'complaint' && facts.some(({ question, answer }) => question === 'complaint-about' && answer === 'crew')

/** Whom a complaint about a crew means: the one named of those that came, else the one that came last. Blockers: crew_not_there. */
async function aboutOf(tx: StaffContext, input: TakeMatterInput) {
  if (!isAboutCrew(input) || !input.agreementId) return null
  const came = await crewsAt(tx, input.agreementId)
  const named = came.find(({ crewId }) => crewId === input.aboutCrewId)
  refuseIf(input.aboutCrewId && !named ? [{ code: 'crew_not_there' }] : [])
  const { crewId, byId } = named ?? came[0] ?? { crewId: null, byId: null }
  return crewId ? { crewId, byId } : null
}

/**
 * A call, saved and dispatched; a complaint about a crew is closed to that crew from its first moment and opens a quality case.
 * Blockers: those of aboutOf and takeAndDispatch.
 */
export async function takeMatter(ctx: StaffContext, input: TakeMatterInput): Promise<Omit<Taken, 'ticketId'>> {
  authorize(ctx, 'call:take')
  return inTransaction(ctx, async (tx) => {
    const { aboutCrewId: _, ...call } = input
    const about = await aboutOf(tx, input)
    const aboutStaffIds = about ? await subjectsOf(tx, about) : []
    const taken = await takeAndDispatch(tx, call, aboutStaffIds)
    const { ticketId, ticketNo, sent, dueAt } = taken
    if (about) {
      const source = { source: 'call', sourceId: ticketId } as const
      await openCase(tx, { ...about, ticketId, ...source, score: null, words: input.words })
    }
    return { ticketNo, sent, dueAt }
  })
}
