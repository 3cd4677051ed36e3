import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { lastCrewAt } from '@/lib/fieldwork/queries'
import { takeAndDispatch, type Taken } from '@/lib/fieldwork/dispatch-to-unit'
import type { TakeAndDispatchInput } from '@/lib/fieldwork/inputs'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { openCase, subjectsOf } from './internal/open-case'

const isAboutCrew = ({ kind, facts }: TakeAndDispatchInput) =>
  kind === 'complaint' && facts.some(({ question, answer }) => question === 'complaint-about' && answer === 'crew')

/**
 * A call, saved and dispatched; a complaint about the crew that came last is closed to that crew from its first moment and opens a quality case.
 * Blockers: those of takeAndDispatch.
 */
export async function takeMatter(ctx: StaffContext, input: TakeAndDispatchInput): Promise<Omit<Taken, 'ticketId'>> {
  authorize(ctx, 'call:take')
  return inTransaction(ctx, async (tx) => {
    const about = isAboutCrew(input) && input.agreementId ? await lastCrewAt(tx, input.agreementId) : null
    const aboutStaffIds = about ? await subjectsOf(tx, about) : []
    const taken = await takeAndDispatch(tx, input, aboutStaffIds)
    if (about)
      await openCase(tx, {
        ...about,
        ticketId: taken.ticketId,
        source: 'call',
        sourceId: taken.ticketId,
        score: null,
        words: input.words,
      })
    return { ticketNo: taken.ticketNo, sent: taken.sent, dueAt: taken.dueAt }
  })
}
