import 'server-only'
import type { PrismaDb } from '@/lib/platform/db'

const DAY_MS = 86_400_000
const PRESENCE_MS = 10 * 60_000

/** Removes what is no record: first results of forms a week old, limits that are over, who looked at a ticket a while ago. */
export async function keepHouse(
  db: PrismaDb,
  now: Date,
): Promise<{ requestKeys: number; limits: number; presences: number }> {
  const requestKeys = await db.requestKey.deleteMany({ where: { at: { lt: new Date(now.getTime() - 7 * DAY_MS) } } })
  const limits = await db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } })
  const presences = await db.presence.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - PRESENCE_MS) } } })
  return { requestKeys: requestKeys.count, limits: limits.count, presences: presences.count }
}
