import 'server-only'
import type { SystemContext } from '@/lib/platform/context'
import type { PrismaDb } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { logger } from '@/lib/platform/logger'
import { fireTimer } from '@/lib/tickets/fire-timer'

export const BATCH = 100
/** A worker that is killed leaves its timers leased; after this the next one takes them. */
const LEASE_MS = 60_000
/** After so many tries a timer is left alone with its last error, for a person to look at. */
export const MAX_ATTEMPTS = 10
const SIDE_BY_SIDE = 4

type Claimed = {
  id: string
  orgId: string
  kind: string
  subjectId: string
  subject: string
  step: number
  dueAt: Date
  attempts: number
}
export type Swept = { claimed: number; fired: number; failed: number }

/** Takes up to a batch of due timers nobody else holds, with a lease on each. */
async function claim(db: PrismaDb, now: Date): Promise<Claimed[]> {
  return db.$queryRaw<Claimed[]>`
    UPDATE "Timer" SET "leaseUntil" = ${new Date(now.getTime() + LEASE_MS)}, attempts = attempts + 1
    WHERE id IN (
      SELECT id FROM "Timer" WHERE "dueAt" <= ${now} AND "firedAt" IS NULL AND "cancelledAt" IS NULL
        AND attempts < ${MAX_ATTEMPTS} AND ("leaseUntil" IS NULL OR "leaseUntil" < ${now})
      ORDER BY "dueAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING id, "orgId", kind, "subjectId", subject, step, "dueAt", attempts`
}

/** The next try comes later each time, so that one bad timer does not keep the worker busy. */
const retryAt = (now: Date, attempts: number) => new Date(now.getTime() + Math.min(attempts * attempts, 60) * 60_000)

async function fireOne(db: PrismaDb, timer: Claimed, now: Date): Promise<boolean> {
  const actor = { kind: 'system', orgId: timer.orgId, name: 'worker' } as const
  const ctx: SystemContext = { db, actor, now, requestId: newId() }
  try {
    await fireTimer(ctx, timer)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const given = timer.attempts >= MAX_ATTEMPTS
    logger()[given ? 'error' : 'warn'](
      { timer: timer.id, kind: timer.kind, attempts: timer.attempts, error: message },
      given ? 'timer given up' : 'timer failed',
    )
    await db.timer.updateMany({
      where: { id: timer.id, firedAt: null },
      data: { lastError: message.slice(0, 2000), leaseUntil: retryAt(now, timer.attempts) },
    })
    return false
  }
}

/** Timers of one ticket fire in their order; those of different tickets side by side. */
function byTicket(timers: readonly Claimed[]): Claimed[][] {
  const groups = new Map<string, Claimed[]>()
  const inOrder = [...timers].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.step - b.step)
  for (const timer of inOrder) groups.set(timer.subjectId, [...(groups.get(timer.subjectId) ?? []), timer])
  return [...groups.values()]
}

/**
 * Fires what is due, one batch. Safe beside other workers and after a kill: a timer is claimed by one at a time, and its guarded
 * `firedAt` lets it happen once however often it is claimed. A timer that fails keeps its error and waits; the rest go on.
 */
export async function sweepTimers(db: PrismaDb, now: Date): Promise<Swept> {
  const timers = await claim(db, now)
  const swept: Swept = { claimed: timers.length, fired: 0, failed: 0 }
  const groups = byTicket(timers)
  const lane = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      for (const timer of group) {
        if (await fireOne(db, timer, now)) swept.fired++
        else swept.failed++
      }
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane))
  return swept
}

/** Timers nobody will try again: shown to whoever runs the system. */
export async function givenUpTimers(db: PrismaDb) {
  return db.timer.findMany({
    where: { firedAt: null, cancelledAt: null, attempts: { gte: MAX_ATTEMPTS } },
    orderBy: { dueAt: 'asc' },
    take: 100,
    select: { id: true, orgId: true, kind: true, subjectId: true, dueAt: true, attempts: true, lastError: true },
  })
}
