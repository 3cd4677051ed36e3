import 'server-only'
import type { Db } from '@/lib/platform/db'
import type { SealedRow } from '../rules/chain'

/** Event rows of a stretch in order, every value as the database itself writes it. */
export async function sealedRows(db: Db, fromSeq: bigint, toSeq: bigint, limit: number): Promise<SealedRow[]> {
  return db.$queryRaw<SealedRow[]>`
    SELECT seq::text, id::text, "orgId"::text, type, subject, "subjectId"::text, "actorKind", "actorId"::text, "actorName", "requestId",
      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, data::text
    FROM "Event" e WHERE e.seq BETWEEN ${fromSeq} AND ${toSeq} ORDER BY e.seq LIMIT ${limit}`
}
