import 'server-only'
import type { Context } from '@/lib/platform/context'
import { mayAsk } from './may-ask'

const WINDOW_MS = 15 * 60_000
/** From so many digits on a masked number hides its middle (`maskPhone`); shorter ones are no guess at one. */
const WHOLE_DIGITS = 8
export const isWholeNumber = (digits: string): boolean => digits.length >= WHOLE_DIGITS

/** Until when nothing more is answered, by person; each process learns it from its own count. */
const spentUntil = new Map<string, number>()
/** The numbers a person tried in vain of late: the same again is not counted again. */
const tried = new Map<string, Map<string, number>>()
/** The last of them: going on with it is one number being typed, not another. */
const typing = new Map<string, string>()

const guesserOf = ({ actor }: Context, digits: string) =>
  actor.kind === 'staff' && isWholeNumber(digits) ? actor : null

/** Whether a person is to find nobody by this number: whole numbers tried one after the other would tell one that is masked. */
export function guessedTooOften(ctx: Context, digits: string): boolean {
  const guesser = guesserOf(ctx, digits)
  return guesser !== null && (spentUntil.get(guesser.id) ?? 0) > ctx.now.getTime()
}

/** A number led nowhere; sixty such in fifteen minutes, and the person finds nobody by one for as long (`guessedTooOften`). */
export async function countGuess(ctx: Context, digits: string): Promise<void> {
  const actor = guesserOf(ctx, digits)
  if (!actor) return
  const { id } = actor
  const now = ctx.now.getTime()
  const known = new Map([...(tried.get(id) ?? [])].filter(([, until]) => until > now))
  if (known.has(digits)) return
  const before = typing.get(id)
  const goesOn = before !== undefined && known.has(before) && digits.startsWith(before)
  typing.set(id, digits)
  tried.set(id, known.set(digits, now + WINDOW_MS))
  if (goesOn) return
  if (!(await mayAsk({ ...ctx, actor }, 'whole-number'))) spentUntil.set(id, now + WINDOW_MS)
}
