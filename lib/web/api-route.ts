import 'server-only'
import { headers } from 'next/headers'
import { Refusal, type RefusalDetail } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { logger } from '@/lib/platform/logger'
import { currentContext } from './session'

const STATUS: Record<RefusalDetail['kind'], number> = {
  invalid: 400,
  'signed-out': 401,
  'other-person': 409,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  blocked: 409,
}
const NO_STORE = { 'cache-control': 'private, no-store' }

/** A read for type-ahead and machines: session, then the query; refusals as JSON with their status. A file is answered as it is. Never cached. */
export function apiRead<T>(read: (ctx: StaffContext, params: URLSearchParams) => Promise<T>) {
  return async (request: Request): Promise<Response> => {
    const requestId = (await headers()).get('x-request-id') ?? newId()
    try {
      const ctx = { ...(await currentContext()), requestId }
      const found = await read(ctx, new URL(request.url).searchParams)
      return found instanceof Response ? found : Response.json(found, { headers: NO_STORE })
    } catch (error) {
      if (error instanceof Refusal)
        return Response.json({ requestId, ...error.detail }, { status: STATUS[error.detail.kind], headers: NO_STORE })
      logger().error({ requestId, err: error }, 'read failed')
      return Response.json({ requestId, kind: 'failed' }, { status: 500, headers: NO_STORE })
    }
  }
}
