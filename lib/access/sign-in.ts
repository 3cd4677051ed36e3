import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { recordEvent } from '@/lib/audit/record-event'
import type { Context } from '@/lib/platform/context'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { logger } from '@/lib/platform/logger'
import { countTry, forgetTries } from './internal/tries'
import { passwordIs } from './passwords'

const SESSION_HOURS = 14

/** Attempts from a device the person has used before are counted apart: a stranger guessing cannot lock the person out. */
function deviceMark(username: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`device:${username}`).digest('base64url')
}

/** Several people share the machine of a counter: its cookie holds a mark of each, the latest first. */
const SHARED_BY = 8

/** The marks of a device after this person has signed in on it. */
export function marksWith(username: string, marks: string | undefined): string {
  const own = deviceMark(username)
  return [own, ...(marks ?? '').split('.').filter((mark) => mark && mark !== own)].slice(0, SHARED_BY).join('.')
}

function isKnownDevice(username: string, marks: string | undefined): boolean {
  const expected = Buffer.from(deviceMark(username))
  return (marks ?? '')
    .split('.', SHARED_BY)
    .map((mark) => Buffer.from(mark))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected))
}

export type SignInResult =
  { ok: true; sessionId: string; staffId: string } | { ok: false; reason: 'wrong' | 'locked' | 'failed' }

/** The name as it is looked up; null when it holds what no database can keep. */
function nameAsTyped(text: string): string | null {
  const name = text.trim().toLowerCase().slice(0, 80)
  return name.isWellFormed() && !/\p{Cc}/u.test(name) ? name : null
}

type Given = { username: string; password: string; device: string | undefined; userAgent: string; now: Date }

async function check(input: Given): Promise<SignInResult> {
  const username = nameAsTyped(input.username)
  if (username === null) return { ok: false, reason: 'wrong' }
  const bucket = `${username}|${isKnownDevice(username, input.device) ? 'known' : 'strange'}`
  if (!(await countTry(bucket))) return { ok: false, reason: 'locked' }
  const staff = await db().staff.findUnique({
    where: { username },
    select: { id: true, orgId: true, name: true, passwordHash: true, status: true },
  })
  const right = await passwordIs(staff?.passwordHash, input.password)
  if (!right || staff?.status !== 'active') return { ok: false, reason: 'wrong' }
  await forgetTries(bucket)
  const sessionId = await openSession(staff, input.userAgent, input.now)
  return { ok: true, sessionId, staffId: staff.id }
}

/** Checks name and password and opens a session row. Wrong name and wrong password answer alike; what failed on our side is logged and not told. */
export async function signIn(input: Given): Promise<SignInResult> {
  try {
    return await check(input)
  } catch (err) {
    logger().error({ err }, 'sign-in failed')
    return { ok: false, reason: 'failed' }
  }
}

/** Opens a session row for a person who has proved who they are (password or OIDC). */
export async function openSession(
  staff: { id: string; orgId: string; name: string },
  userAgent: string,
  now: Date,
): Promise<string> {
  const sessionId = newId()
  return db().$transaction(async (tx) => {
    await tx.session.create({
      data: {
        id: sessionId,
        orgId: staff.orgId,
        staffId: staff.id,
        createdAt: now,
        seenAt: now,
        expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
        userAgent: userAgent.slice(0, 200),
      },
    })
    const ctx = {
      db: tx,
      now,
      requestId: sessionId,
      inTransaction: true,
      actor: { kind: 'system', orgId: staff.orgId, name: staff.name },
    } as Context
    await recordEvent(ctx, {
      type: 'session.opened',
      subject: 'staff',
      subjectId: staff.id,
      data: { device: userAgent.slice(0, 80) },
    })
    return sessionId
  })
}

/** The active person an OIDC subject belongs to, if any. People are never created by signing in. */
export async function staffByOidc(subject: string) {
  return db().staff.findFirst({
    where: { oidcSubject: subject, status: 'active' },
    select: { id: true, orgId: true, name: true, username: true },
  })
}
