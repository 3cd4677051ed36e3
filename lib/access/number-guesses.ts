import 'server-only'
import type { Context } from '@/lib/platform/context'
import { mayAsk } from './may-ask'

const WINDOW_MS = 15 * 60_000
/** How many digits a whole number has: a mobile's, or a landline's with its area. */
const WHOLE_DIGITS = 11
/** Shorter ones are no guess at a masked number. */
export const isWholeNumber = (digits: string): boolean => digits.length >= WHOLE_DIGITS

/** Until when nothing more is answered, by person; each process learns it from its own count. */
const spentUntil = new Map<string, number>()
/** The numbers a person tried in vain of late: the same again is not counted again. */
const tried = new Map<string, Map<string, number>>()

const guesserOf = ({ actor }: Context, digits: string) =>
  actor.kind === 'staff' && isWholeNumber(digits) ? actor : null

/** Whether a person is to find nobody by this number: whole numbers tried one after the other would tell one that is masked. */
export function guessedTooOften(ctx: Context, digits: string): boolean {
  const guesser = guesserOf(ctx, digits)
  return guesser !== null && (spentUntil.get(guesser.id) ?? 0) > ctx.now.getTime()
}

/** A whole number led nowhere; sixty such in fifteen minutes, and the person finds nobody by one for as long (`guessedTooOften`). */
export async function countGuess(ctx: Context, digits: string): Promise<void> {
  const actor = guesserOf(ctx, digits)
  if (!actor) return
  const { id } = actor
  const now = ctx.now.getTime()
  const known = new Map([...(tried.get(id) ?? [])].filter(([, until]) => until > now))
  if (known.has(digits)) return
  tried.set(id, known.set(digits, now + WINDOW_MS))
  if (!(await mayAsk({ ...ctx, actor }, 'whole-number'))) spentUntil.set(id, now + WINDOW_MS)
}
