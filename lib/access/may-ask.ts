import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { countAsk } from './internal/tries'

const WINDOW_MS = 15 * 60_000
/** Until when nothing more is answered, by asker; each process learns it from its own count. */
const spentUntil = new Map<string, number>()
const bucketOf = (ctx: StaffContext, what: string) => `${what}:${ctx.actor.id}`

/** Counts an asking that led to nothing; sixty in fifteen minutes, and the asker is answered no more for as long (`isSpent`). */
export async function countMiss(ctx: StaffContext, what: string): Promise<void> {
  const bucket = bucketOf(ctx, what)
  if (!(await countAsk(bucket))) spentUntil.set(bucket, ctx.now.getTime() + WINDOW_MS)
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
