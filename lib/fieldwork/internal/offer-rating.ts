import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { hashOf, sign } from '@/lib/platform/signing'
import { RATING_DAYS } from '../rules/rating'

const DAY_MS = 86_400_000

/** The token of a rating: made of its id by a key only the server has, so that it is kept nowhere and guessed by nobody. */
export const ratingToken = (id: string): string => sign('rating', id)
export const ratingPath = (id: string): string => `/n/${ratingToken(id)}`

type Visited = { visitId: string; ticketId: string; contactDigits: string }

/** A link for the customer to rate this visit, and the message that carries it, queued; there may be no number to send it to. */
export async function offerRating(tx: StaffContext, { visitId, ticketId, contactDigits }: Visited): Promise<void> {
  const id = newId()
  const { orgId } = tx.actor
  const expiresAt = new Date(tx.now.getTime() + RATING_DAYS * DAY_MS)
  const rating = { id, orgId, visitId, ticketId, tokenHash: hashOf(ratingToken(id)), madeAt: tx.now, expiresAt }
  const body = `请您评价这次上门服务（${RATING_DAYS} 天内有效，只能评一次）：${env().NEXTAUTH_URL}${ratingPath(id)}`
  const message = { id: newId(), orgId, ticketId, channel: 'sms', kind: 'rating', toDigits: contactDigits, body }
  const messages = /^1\d{10}$/.test(contactDigits) ? [{ ...message, state: 'queued', queuedAt: tx.now }] : []
  const row = { ...rating, words: '', complaint: false }
  await insertRows(
    tx.db,
    { table: 'VisitRating', rows: [row], skip: true },
    { table: 'OutgoingMessage', rows: messages },
  )
}
