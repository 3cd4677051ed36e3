import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { countAsk } from './internal/tries'

const WINDOW_MS = 15 * 60_000
/** Until when nothing more is answered, by asker; each process learns it from its own count. */
const spentUntil = new Map<string, number>()
const bucketOf = (ctx: StaffContext, what: string) => `${what}:${ctx.actor.id}`

/** What an asker asked for in vain of late: the same again is not counted again. */
const asked = new Map<string, Map<string, number>>()

/** Counts an asking for something that led to nothing; sixty such in fifteen minutes, and the asker is answered no more for as long (`isSpent`). */
export async function countMiss(ctx: StaffContext, what: string, wanted: string): Promise<void> {
  const bucket = bucketOf(ctx, what)
  const now = ctx.now.getTime()
  const known = new Map([...(asked.get(bucket) ?? [])].filter(([, until]) => until > now))
  if (known.has(wanted)) return
  asked.set(bucket, known.set(wanted, now + WINDOW_MS))
  if (!(await countAsk(bucket))) spentUntil.set(bucket, now + WINDOW_MS)
}

/** Whether an asker has asked in vain too often. */
export function isSpent(ctx: StaffContext, what: string): boolean {
  const bucket = bucketOf(ctx, what)
  const until = spentUntil.get(bucket)
  if (until !== undefined && until <= ctx.now.getTime()) spentUntil.delete(bucket)
  return spentUntil.has(bucket)
}

/** Whether a person may ask once more for what must not be asked for without end: sixty times in fifteen minutes. Counted apart from any transaction. */
export const mayAsk = (ctx: StaffContext, what: string): Promise<boolean> => countAsk(bucketOf(ctx, what))
