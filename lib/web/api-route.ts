import 'server-only'
import { headers } from 'next/headers'
import { Refusal, type RefusalDetail } from '@/lib/kernel/errors'
import { wallClock } from '@/lib/platform/clock'
import type { StaffContext, SystemContext } from '@/lib/platform/context'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { logger } from '@/lib/platform/logger'
import { isBusy } from '@/lib/platform/transaction'
import { isOwnOrigin } from './origin'
import { actingContext } from './session'

const STATUS: Record<RefusalDetail['kind'], number> = {
  invalid: 400,
  'signed-out': 401,
  'other-person': 409,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  blocked: 409,
  busy: 503,
}
const NO_STORE = { 'cache-control': 'private, no-store' }
/** Seconds after which a machine may ask again for what was too busy. */
const LATER = { 'retry-after': '5' }

function refused(detail: RefusalDetail, requestId: string): Response {
  const headers = detail.kind === 'busy' ? { ...NO_STORE, ...LATER } : NO_STORE
  return Response.json({ requestId, ...detail }, { status: STATUS[detail.kind], headers })
}

async function answer(request: Request, act: (requestId: string) => Promise<unknown>): Promise<Response> {
  const requestId = (await headers()).get('x-request-id') ?? newId()
  try {
    const found = await act(requestId)
    return found instanceof Response ? found : Response.json(found, { headers: NO_STORE })
  } catch (error) {
    if (error instanceof Refusal) return refused(error.detail, requestId)
    if (isBusy(error)) {
      logger().warn({ requestId, err: error }, 'busy')
      return refused({ kind: 'busy' }, requestId)
    }
    logger().error({ requestId, err: error, method: request.method }, 'request failed')
    return Response.json({ requestId, kind: 'failed' }, { status: 500, headers: NO_STORE })
  }
}

const signedIn = async (requestId: string): Promise<StaffContext> => ({ ...(await actingContext()), requestId })

/** A read for type-ahead and machines: session, then the query; refusals as JSON with their status. A file is answered as it is. Never cached. */
export function apiRead<T>(read: (ctx: StaffContext, params: URLSearchParams) => Promise<T>) {
  return (request: Request): Promise<Response> =>
    answer(request, async (id) => read(await signedIn(id), new URL(request.url).searchParams))
}

/** A read about the thing its address names. */
export function apiReadOf<P, T>(read: (ctx: StaffContext, params: P, search: URLSearchParams) => Promise<T>) {
  return (request: Request, { params }: { params: Promise<P> }): Promise<Response> =>
    answer(request, async (id) => read(await signedIn(id), await params, new URL(request.url).searchParams))
}

/** A write a page makes by itself (a phone's outbox): our own origin, session, then what the route does with it. */
export function apiWrite<P, T>(write: (ctx: StaffContext, request: Request, params: P) => Promise<T>) {
  return (request: Request, { params }: { params: Promise<P> }): Promise<Response> =>
    answer(request, async (id) => {
      const ctx = await signedIn(id)
      const { headers: sent } = request
      if (!isOwnOrigin(env().NEXTAUTH_URL, sent.get('origin'), sent.get('sec-fetch-site')))
        throw new Refusal({ kind: 'forbidden', permission: 'origin' })
      return write(ctx, request, await params)
    })
}

type Signed = { raw: Uint8Array; headers: Headers }
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A message of another machine, with no session: the verb reads nothing of it before its signature is right. Its bytes come as they were sent. */
export function apiSigned<P, T>(take: (ctx: SystemContext, signed: Signed, params: P) => Promise<T>) {
  return (request: Request, { params }: { params: Promise<P> }): Promise<Response> =>
    answer(request, async (requestId) => {
      const actor = { kind: 'system', orgId: NOBODY, name: 'notice' } as const
      const raw = new Uint8Array(await request.arrayBuffer())
      return take({ db: db(), actor, now: wallClock(), requestId }, { raw, headers: request.headers }, await params)
    })
}
