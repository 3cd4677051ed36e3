import 'server-only'
import type { PrismaDb } from '@/lib/platform/db'
import { sweepPieces } from '@/lib/platform/files'

const DAY_MS = 86_400_000
const PIECE_DAYS = 7
const PRESENCE_MS = 10 * 60_000

/** Removes what is no record: first results of forms a week old, limits that are over, who looked at a ticket a while ago, halves of photos nobody went on with. */
export async function keepHouse(
  db: PrismaDb,
  now: Date,
): Promise<{ requestKeys: number; limits: number; presences: number; pieces: number }> {
  const requestKeys = await db.requestKey.deleteMany({ where: { at: { lt: new Date(now.getTime() - 7 * DAY_MS) } } })
  const limits = await db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } })
  const presences = await db.presence.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - PRESENCE_MS) } } })
  let pieces = 0
  for (const { id } of await db.org.findMany({ select: { id: true } }))
    pieces += await sweepPieces(id, new Date(now.getTime() - PIECE_DAYS * DAY_MS))
  return { requestKeys: requestKeys.count, limits: limits.count, presences: presences.count, pieces }
}
