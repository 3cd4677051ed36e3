import 'server-only'
import type { Db } from '@/lib/platform/db'

/** The hash of a stretch of journal entries with all their lines, every value as the database itself writes it, made where the rows lie. */
export async function ledgerHash(
  db: Db,
  prevHash: string,
  fromSeq: bigint,
  toSeq: bigint,
): Promise<{ count: number; hash: string }> {
  const [row] = await db.$queryRaw<{ count: number; hash: string }[]>`
    SELECT count(*)::int AS count,
      encode(sha256(convert_to(${prevHash}::text || coalesce(string_agg(E'\n' || to_jsonb(t)::text || e.lines, '' ORDER BY t.seq), ''), 'UTF8')), 'hex') AS hash
    FROM "LedgerTx" t
    CROSS JOIN LATERAL (SELECT coalesce(string_agg(E'\n' || to_jsonb(e)::text, '' ORDER BY e.seq), '') AS lines FROM "LedgerEntry" e WHERE e."txId" = t.id) e
    WHERE t.seq BETWEEN ${fromSeq} AND ${toSeq}`
  return row!
}
