import type { Blocker } from '@/lib/kernel/blockers'

/** How long a rating link holds: our own number. */
export const RATING_DAYS = 14
/** A score at most so high may carry a complaint about the crew. */
export const COMPLAINT_SCORE = 2

export type OpenRating = { expiresAt: Date; answeredAt: Date | null }

/** Why a visit cannot be rated: rating_given, rating_expired. */
export function ratingBlockers(rating: OpenRating, now: Date): Blocker[] {
  if (rating.answeredAt) return [{ code: 'rating_given' }]
  return now > rating.expiresAt ? [{ code: 'rating_expired' }] : []
}
