import 'server-only'
import { countGuess, guessedTooOften, isWholeNumber } from '@/lib/access/number-guesses'
import { refuseIf, Refusal } from '@/lib/kernel/errors'
import { digitsOf } from '@/lib/kernel/text'
import type { StaffContext } from '@/lib/platform/context'

/** Those of the numbers that are on no ticket and nobody's contact. */
async function nobodys(ctx: StaffContext, numbers: string[]): Promise<string[]> {
  const { orgId } = ctx.actor
  const rows = await ctx.db.$queryRaw<{ number: string }[]>`
    SELECT number FROM unnest(${numbers}::text[]) number
    WHERE NOT EXISTS (SELECT FROM "Contact" WHERE "orgId" = ${orgId}::uuid AND "phoneDigits" = number)
      AND NOT EXISTS (SELECT FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "callerDigits" = number)
      AND NOT EXISTS (SELECT FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "contactDigits" = number)`
  return rows.map((row) => row.number)
}

/**
 * Saves a call with its numbers, or joins it: what is refused leaves nothing behind, and a refusal that differs by the number would tell one
 * that is masked. Numbers that are nobody's are counted with it, apart from the transaction; once there were too many, every refusal is the
 * same one. Blockers: too_many_asks.
 */
export async function watchNumbers<T>(ctx: StaffContext, phones: string[], save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    const numbers = [...new Set(phones.map(digitsOf))].filter(isWholeNumber)
    if (!(error instanceof Refusal) || numbers.length === 0) throw error
    refuseIf(numbers.some((number) => guessedTooOften(ctx, number)) ? [{ code: 'too_many_asks' }] : [])
    for (const number of await nobodys(ctx, numbers)) await countGuess(ctx, number)
    throw error
  }
}
