import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from './context'
import { db, type Db, type PrismaDb } from './db'

const MAX_TRIES = 5
const RETRYABLE = /\b(40001|40P01|P2034)\b/
/** A unique key or a guard of the database: another was first between our look and our write. */
const LOST_RACE = /\b(P2002|23000|23505|23514)\b/

/** The database could not take a turn for us: no connection free, too long a wait for a row or an answer, or others first time after time. */
const BUSY = /\b(40001|40P01|55P03|57014|P2034|P2024|P2028)\b/

function codesOf(error: unknown): string {
  const e = error as { code?: string; message?: string; meta?: unknown }
  return `${e?.code ?? ''} ${e?.message ?? ''} ${JSON.stringify(e?.meta ?? '')}`
}

export const isBusy = (error: unknown): boolean => BUSY.test(codesOf(error))

/**
 * Runs `fn` in the transaction that is open, or in one of its own. A serialization failure or deadlock repeats the whole of it; what the
 * database refused is looked at once more, so that whoever lost a race is told why in words and not that something failed.
 */
export async function inTransaction<C extends Context, T>(ctx: C, fn: (tx: C) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return fn(ctx)
  const client = ('$transaction' in ctx.db ? ctx.db : db()) as PrismaDb
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.$transaction((tx) => fn({ ...ctx, db: tx as unknown as Db, inTransaction: true }), {
        maxWait: 5000,
        timeout: 15000,
      })
    } catch (error) {
      const codes = codesOf(error)
      const again = RETRYABLE.test(codes) ? attempt < MAX_TRIES : attempt === 1 && LOST_RACE.test(codes)
      if (!again) throw error
      await sleep(10 * attempt * attempt)
    }
  }
}
