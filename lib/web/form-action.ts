import 'server-only'
import { createHash } from 'node:crypto'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { Refusal, type RefusalDetail } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/field-errors'
import type { ActionState } from '@/lib/kernel/result'
import type { StaffContext } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { logger } from '@/lib/platform/logger'
import { inTransaction, isBusy } from '@/lib/platform/transaction'
import { isOwnOrigin } from './origin'
import { actingContext, currentContext } from './session'

type Verb<I, T> = (ctx: StaffContext, input: I) => Promise<T>

/** Whose page made the request key: two people may have been signed in one after the other in the same browser. */
const OPENED_BY = /_by-([A-Za-z0-9]+)$/

const bodyHash = (name: string, input: unknown) =>
  createHash('sha256')
    .update(`${name}\n${JSON.stringify(input, (_, v) => (typeof v === 'bigint' ? String(v) : v))}`)
    .digest('hex')

/** Runs the verb once per key: the same key gives the first result back, the same key with another body is a conflict. */
async function once<I, T>(tx: StaffContext, name: string, key: string, input: I, verb: Verb<I, T>): Promise<T> {
  const { orgId, id: staffId } = tx.actor
  const hash = bodyHash(name, input)
  const claimed = await tx.db.$executeRaw`
    INSERT INTO "RequestKey" ("orgId", "staffId", key, verb, "bodyHash", at)
    VALUES (${orgId}::uuid, ${staffId}::uuid, ${key}, ${name}, ${hash}, ${tx.now}) ON CONFLICT DO NOTHING`
  if (claimed === 0) {
    const first = await tx.db.requestKey.findUnique({ where: { orgId_staffId_key: { orgId, staffId, key } } })
    if (!first || first.bodyHash !== hash) throw new Refusal({ kind: 'conflict', current: { requestKey: 'reused' } })
    return first.result as T
  }
  const result = await verb(tx, input)
  await tx.db.$executeRaw`
    UPDATE "RequestKey" SET result = ${JSON.stringify(result ?? null)}::jsonb
    WHERE "orgId" = ${orgId}::uuid AND "staffId" = ${staffId}::uuid AND key = ${key}`
  return result
}

function refusal(detail: RefusalDetail, requestId: string): ActionState<never> {
  return { ok: false, requestId, ...detail }
}

/**
 * The one way in for a mutation: origin, session, strict schema, then the verb in one transaction under its request key.
 * Expected refusals come back as values; anything else is logged under the request's number and thrown.
 */
export function formAction<S extends z.ZodType, T>(
  name: string,
  schema: S,
  verb: Verb<z.output<S>, T>,
  /** `secret`: body or answer holds a password, so nothing is kept under the request key; `ownAccount`: allowed with a temporary password */
  { secret = false, ownAccount = false }: { secret?: boolean; ownAccount?: boolean } = {},
) {
  return async (input: z.input<S>): Promise<ActionState<T>> => {
    const sent = await headers()
    const requestId = sent.get('x-request-id') ?? newId()
    if (!isOwnOrigin(env().NEXTAUTH_URL, sent.get('origin'), sent.get('sec-fetch-site'))) {
      logger().warn({ requestId, action: name }, 'refused: foreign origin')
      return refusal({ kind: 'forbidden', permission: 'origin' }, requestId)
    }
    try {
      const ctx = { ...(await (ownAccount ? currentContext() : actingContext())), requestId }
      const parsed = schema.safeParse(input)
      if (!parsed.success) return refusal({ kind: 'invalid', fields: fieldErrors(parsed.error) }, requestId)
      const key = (parsed.data as { requestKey?: string }).requestKey
      const openedBy = OPENED_BY.exec(key ?? '')?.[1]
      if (openedBy && openedBy !== ctx.actor.staffNo) return refusal({ kind: 'other-person' }, requestId)
      const data = await inTransaction(ctx, (tx) =>
        key && !secret ? once(tx, name, key, parsed.data, verb) : verb(tx, parsed.data),
      )
      return { ok: true, data, at: ctx.now.getTime() }
    } catch (error) {
      if (isBusy(error)) {
        logger().warn({ requestId, action: name, err: error }, 'busy')
        return refusal({ kind: 'busy' }, requestId)
      }
      if (!(error instanceof Refusal)) {
        logger().error({ requestId, action: name, err: error }, 'action failed')
        throw error
      }
      if (error.detail.kind === 'forbidden')
        logger().warn({ requestId, action: name, permission: error.detail.permission }, 'refused')
      return refusal(error.detail, requestId)
    }
  }
}
