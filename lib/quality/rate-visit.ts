import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { refuseIf, notFound } from '@/lib/kernel/errors'
import { COMPLAINT_SCORE, ratingBlockers } from '@/lib/fieldwork/rules/rating'
import type { SystemContext } from '@/lib/platform/context'
import { hashOf } from '@/lib/platform/signing'
import { inTransaction } from '@/lib/platform/transaction'
import type { RateVisitInput } from './inputs'
import { openCase } from './internal/open-case'

/**
 * The customer's answer by their link, once; low and ticked as a complaint it opens a quality case about the crew.
 * Blockers: rating_given, rating_expired; a token nobody gave is not found.
 */
export async function rateVisit(ctx: SystemContext, input: RateVisitInput): Promise<{ complaint: boolean }> {
  authorize(ctx, 'rating:answer')
  return inTransaction(ctx, async (tx) => {
    const rating = await tx.db.visitRating.findUnique({ where: { tokenHash: hashOf(input.token) } })
    if (!rating || rating.orgId !== tx.actor.orgId) notFound()
    refuseIf(ratingBlockers(rating!, tx.now))
    const complaint = input.complaint && input.score <= COMPLAINT_SCORE
    const { score, words } = input
    const given = await tx.db.visitRating.updateMany({
      where: { id: rating!.id, answeredAt: null },
      data: { score, words, complaint, answeredAt: tx.now },
    })
    refuseIf(given.count === 0 ? [{ code: 'rating_given' }] : [])
    if (complaint) {
      const visit = await tx.db.visit.findUniqueOrThrow({
        where: { id: rating!.visitId },
        select: { crewId: true, byId: true },
      })
      const source = { source: 'rating', sourceId: rating!.id } as const
      await openCase(tx, { ...visit, ticketId: rating!.ticketId, ...source, score, words })
    }
    return { complaint }
  })
}
