import 'server-only'
import { createHash } from 'node:crypto'
import { conflict } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'

type Verb<I, T> = (ctx: StaffContext, input: I) => Promise<T>

const bodyHash = (name: string, input: unknown) =>
  createHash('sha256')
    .update(`${name}\n${JSON.stringify(input, (_, v) => (typeof v === 'bigint' ? String(v) : v))}`)
    .digest('hex')

/**
 * Runs the verb once per key: the same key gives the first result back. The same key with another body is a conflict that says what was done
 * the first time, to the person who did it: its answer may have been lost on the way.
 */
export async function once<I, T>(tx: StaffContext, name: string, key: string, input: I, verb: Verb<I, T>): Promise<T> {
  const { orgId, id: staffId } = tx.actor
  const hash = bodyHash(name, input)
  const claimed = await tx.db.$executeRaw`
    INSERT INTO "RequestKey" ("orgId", "staffId", key, verb, "bodyHash", at)
    VALUES (${orgId}::uuid, ${staffId}::uuid, ${key}, ${name}, ${hash}, ${tx.now}) ON CONFLICT DO NOTHING`
  if (claimed === 0) {
    const first = await tx.db.requestKey.findUnique({ where: { orgId_staffId_key: { orgId, staffId, key } } })
    if (first?.bodyHash === hash) return first.result as T
    conflict({ requestKey: 'reused', ...(first?.verb === name ? { first: first.result } : {}) })
  }
  const result = await verb(tx, input)
  await tx.db.$executeRaw`
    UPDATE "RequestKey" SET result = ${JSON.stringify(result ?? null)}::jsonb
    WHERE "orgId" = ${orgId}::uuid AND "staffId" = ${staffId}::uuid AND key = ${key}`
  return result
}
