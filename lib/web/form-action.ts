import 'server-only'
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
import { once } from './once'
import { isOwnOrigin } from './origin'
import { actingContext, currentContext } from './session'

type Verb<I, T> = (ctx: StaffContext, input: I) => Promise<T>

/** Whose page made the request key: two people may have been signed in one after the other in the same browser. */
const OPENED_BY = /_by-([A-Za-z0-9]+)$/

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
