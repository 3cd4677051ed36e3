import 'server-only'
import type { PrismaDb } from '@/lib/platform/db'
import { DRAW_TRIES, drawView } from '@/lib/platform/draw-view'
import { logger } from '@/lib/platform/logger'

export const DRAW_BATCH = 10
/** A worker that is killed leaves its photos leased; after this the next one takes them. */
const LEASE_MS = 60_000

type Claimed = { orgId: string; sha256: string; originalKey: string; viewKey: string }

/** Takes some photos whose copy is not drawn yet and nobody else holds. A try is counted before it is made: it may end the process. */
async function claim(db: PrismaDb, now: Date): Promise<Claimed[]> {
  return db.$queryRaw<Claimed[]>`
    WITH taken AS (UPDATE "ViewCopy" v SET "leaseUntil" = ${new Date(now.getTime() + LEASE_MS)}, attempts = attempts + 1
      WHERE (v."orgId", v.sha256) IN (
        SELECT "orgId", sha256 FROM "ViewCopy" WHERE state = 'waiting' AND attempts < ${DRAW_TRIES}
          AND ("leaseUntil" IS NULL OR "leaseUntil" < ${now}) LIMIT ${DRAW_BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING v."orgId", v.sha256)
    SELECT f."orgId", f.sha256, f."originalKey", f."viewKey" FROM taken t JOIN "StoredFile" f ON f."orgId" = t."orgId" AND f.sha256 = t.sha256`
}

/** Draws the copies that are shown, one after another; gives how many it took up. */
export async function drawPhotos(db: PrismaDb, now: Date): Promise<{ taken: number; failed: number }> {
  const taken = await claim(db, now)
  let failed = 0
  for (const file of taken)
    try {
      await drawView({ db, now }, file)
    } catch (error) {
      failed += 1
      logger().error({ photo: file.sha256, err: error }, 'photo not drawn')
    }
  return { taken: taken.length, failed }
}
