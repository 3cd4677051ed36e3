import 'server-only'
import type { Db } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/generated/client.ts'

/** What a seal covers: 1 journal entries and their lines, 2 the bills, payments and allocations they made as well. */
export const SEAL_FORM = 2

/** What else a journal entry made, as it was written and never changes; columns by name, so that a new column breaks no seal. */
const MADE = Prisma.sql`
  (SELECT coalesce(string_agg(E'\n' || jsonb_build_array(b.id, b."orgId", b.no, b."agreementId", b.service, b.kind, b."periodCode", b."amountFen", b."dueOn", b."issuedAt",
      b."tariffId", b.lines, b."runId")::text, '' ORDER BY b.id), '') FROM "Bill" b WHERE b."txId" = t.id)
  || (SELECT coalesce(string_agg(E'\n' || jsonb_build_array(p.id, p."orgId", p.no, p."agreementId", p.tender, p.place, p."amountFen", p."surplusFen", p."drawerId",
      p."externalRef", p.payer, p.at, p."byId", p."byName")::text, '' ORDER BY p.id), '') FROM "Payment" p WHERE p."txId" = t.id)
  || (SELECT coalesce(string_agg(E'\n' || jsonb_build_array(a.seq, a."orgId", a."paymentId", a."billId", a."amountFen")::text, '' ORDER BY a.seq), '')
      FROM "Allocation" a WHERE a."txId" = t.id)`

export type SealedStretch = { prevHash: string; fromSeq: bigint; toSeq: bigint; form: number }

/** The hash of a stretch of journal entries with all they wrote, every value as the database itself writes it, made where the rows lie. */
export async function ledgerHash(
  db: Db,
  { prevHash, fromSeq, toSeq, form }: SealedStretch,
): Promise<{ count: number; last: bigint | null; hash: string }> {
  const made = form === 1 ? Prisma.sql`''` : MADE
  const [row] = await db.$queryRaw<{ count: number; last: bigint | null; hash: string }[]>`
    SELECT count(*)::int AS count, max(t.seq) AS last,
      encode(sha256(convert_to(${prevHash}::text || coalesce(string_agg(E'\n' || to_jsonb(t)::text || e.lines || ${made}, '' ORDER BY t.seq), ''), 'UTF8')), 'hex') AS hash
    FROM "LedgerTx" t
    CROSS JOIN LATERAL (SELECT coalesce(string_agg(E'\n' || to_jsonb(e)::text, '' ORDER BY e.seq), '') AS lines FROM "LedgerEntry" e WHERE e."txId" = t.id) e
    WHERE t.seq BETWEEN ${fromSeq} AND ${toSeq}`
  return row!
}
