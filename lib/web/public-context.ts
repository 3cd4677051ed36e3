import 'server-only'
import { headers } from 'next/headers'
import { wallClock } from '@/lib/platform/clock'
import type { SystemContext } from '@/lib/platform/context'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'

/** A customer without an account of ours, by a link: they act as nobody, within the company the link belongs to. */
export async function publicContext(orgId: string = newId()): Promise<SystemContext> {
  const requestId = (await headers()).get('x-request-id') ?? newId()
  return { db: db(), actor: { kind: 'system', orgId, name: 'customer' }, now: wallClock(), requestId }
}
