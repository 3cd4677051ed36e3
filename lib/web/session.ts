import 'server-only'
import { cookies, headers } from 'next/headers'
import { LRUCache } from 'lru-cache'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { endSession } from '@/lib/access/end-session'
import { loadActor, type SignedIn } from '@/lib/access/load-actor'
import { Refusal } from '@/lib/kernel/errors'
import { wallClock } from '@/lib/platform/clock'
import type { StaffContext } from '@/lib/platform/context'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'

const UUID = /^[0-9a-f-]{36}$/

/** What a sealed cookie says does not change: it is opened once. Whether its session still holds is asked of its row, every time. */
const opened = new LRUCache<string, string>({ max: 2000, ttl: 60_000 })

async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token) return null
  const known = opened.get(token)
  if (known) return known
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET })
    if (typeof claims?.sid !== 'string' || !UUID.test(claims.sid)) return null
    opened.set(token, claims.sid)
    return claims.sid
  } catch {
    return null
  }
}

/** Who is signed in on this request, by our own session row; null when nobody is. Read once per request. */
export const currentSignedIn = cache(async (): Promise<SignedIn | null> => {
  const jar = await cookies()
  const token = jar.get('__Secure-next-auth.session-token') ?? jar.get('next-auth.session-token')
  const sessionId = await sessionIdOf(token?.value)
  return sessionId ? loadActor(db(), sessionId, wallClock()) : null
})

/** Whether a session that began something long may go on: its row still holds, its person needs no new password. */
export async function mayStillAct(sessionId: string): Promise<boolean> {
  const signedIn = await loadActor(db(), sessionId, wallClock())
  return signedIn !== null && !signedIn.passwordTemporary
}

/** The context of this request; refuses when nobody is signed in. */
export const currentContext = cache(async (): Promise<StaffContext> => {
  const signedIn = await currentSignedIn()
  if (!signedIn) throw new Refusal({ kind: 'signed-out' })
  return contextOf(signedIn)
})

/** The same for whoever may act: a password an administrator set must be changed before anything else. */
export async function actingContext(): Promise<StaffContext> {
  const signedIn = await currentSignedIn()
  if (signedIn?.passwordTemporary) throw new Refusal({ kind: 'forbidden', permission: 'temporary-password' })
  return currentContext()
}

async function contextOf(signedIn: SignedIn): Promise<StaffContext> {
  const requestId = (await headers()).get('x-request-id') ?? newId()
  return { db: db(), actor: signedIn.actor, now: wallClock(), requestId }
}

/** Ends a session by its id; one that has ended already stays as it is. */
export async function endSessionOf(sessionId: string): Promise<void> {
  const signedIn = UUID.test(sessionId) ? await loadActor(db(), sessionId, wallClock()) : null
  if (signedIn) await endSession(await contextOf(signedIn))
}
