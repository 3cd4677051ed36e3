import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { may } from '@/lib/access/authorize'
import type { Permission } from '@/lib/access/rules/permissions'
import { Refusal } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { signInPath } from './paths'
import { currentContext, currentSignedIn } from './session'

/** The context of a page for someone who may see it. Signed out: to the sign-in page. Wrong duty: our own page says so. */
export async function requirePageActor(permission: Permission): Promise<StaffContext> {
  const signedIn = await currentSignedIn()
  if (!signedIn) redirect(signInPath())
  if (signedIn.passwordTemporary) redirect('/password')
  const ctx = await currentContext()
  if (!may(ctx.actor, permission)) redirect('/not-yours')
  return ctx
}

/** What a query finds, or null: the page says in its own words that there is none. */
export async function orNone<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (error) {
    if (error instanceof Refusal && error.detail.kind === 'not-found') return null
    throw error
  }
}

/** Turns a query's not-found into the page's; what is outside one's reach looks like what does not exist. */
export const orNotFound = async <T>(read: Promise<T>): Promise<T> => (await orNone(read)) ?? notFound()
