import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { Context } from '@/lib/platform/context'
import { ledgerHash } from './internal/sealed-ledger'
import { FIRST_LEDGER_HASH } from './seal-ledger'

export type Finding = { check: string; what: string }
export type LedgerVerdict = {
  ok: boolean
  entries: number
  accounts: number
  sealed: number
  unsealed: number
  findings: Finding[]
}

const MOST = 20

type Seal = { n: bigint; fromSeq: bigint; toSeq: bigint; count: number; prevHash: string; hash: string }

async function checkSeals(ctx: Context): Promise<{ sealed: number; upTo: bigint; findings: Finding[] }> {
  let [hash, upTo, sealed] = [FIRST_LEDGER_HASH, 0n, 0]
  for (let after = 0n; ;) {
    const seals: Seal[] = await ctx.db.ledgerSeal.findMany({
      where: { n: { gt: after } },
      orderBy: { n: 'asc' },
      take: 200,
    })
    for (const seal of seals) {
      const fault = (check: string) => ({ sealed, upTo, findings: [{ check, what: `${seal.fromSeq}-${seal.toSeq}` }] })
      if (seal.fromSeq !== upTo + 1n) return fault('seal-missing')
      if (seal.prevHash !== hash) return fault('seal-altered')
      const found = await ledgerHash(ctx.db, hash, seal.fromSeq, seal.toSeq)
      if (found.count !== seal.count) return fault(found.count < seal.count ? 'row-missing' : 'row-added')
      if (found.hash !== seal.hash) return fault('row-altered')
      ;[hash, upTo, sealed, after] = [seal.hash, seal.toSeq, sealed + seal.count, seal.n]
    }
    if (seals.length < 200) return { sealed, upTo, findings: [] }
  }
}

/** Sums that must agree, over every company: each finding names the first rows that do not. */
async function checkSums(ctx: Context): Promise<Finding[]> {
  return ctx.db.$queryRaw<Finding[]>`
    (SELECT 'entry-without-journal' AS check, e.seq::text AS what FROM "LedgerEntry" e WHERE NOT EXISTS (SELECT FROM "LedgerTx" t WHERE t.id = e."txId") LIMIT ${MOST})
    UNION ALL
    (SELECT 'journal-not-zero', t.id::text FROM "LedgerTx" t LEFT JOIN (SELECT "txId", sum("amountFen") AS fen, count(*) AS lines FROM "LedgerEntry" GROUP BY 1) e ON e."txId" = t.id
     WHERE coalesce(e.fen, 1) <> 0 OR e.lines < 2 LIMIT ${MOST})
    UNION ALL
    (SELECT 'balance-differs', coalesce(b."agreementId", e."agreementId")::text FROM "AccountBalance" b
     FULL JOIN (SELECT "agreementId", coalesce(sum("amountFen") FILTER (WHERE account = 'receivable'), 0) AS owed, -coalesce(sum("amountFen") FILTER (WHERE account = 'advance'), 0) AS ahead
       FROM "LedgerEntry" WHERE "agreementId" IS NOT NULL GROUP BY 1) e ON e."agreementId" = b."agreementId"
     WHERE b."receivableFen" IS DISTINCT FROM e.owed OR b."advanceFen" IS DISTINCT FROM e.ahead LIMIT ${MOST})
    UNION ALL
    (SELECT 'bill-differs-from-ledger', b.no FROM "Bill" b LEFT JOIN (SELECT "billId", sum("amountFen") AS fen FROM "LedgerEntry" WHERE account = 'receivable' GROUP BY 1) e ON e."billId" = b.id
     WHERE coalesce(e.fen, 0) <> CASE WHEN b."cancelledTxId" IS NULL THEN b."amountFen" - b."settledFen" ELSE 0 END LIMIT ${MOST})
    UNION ALL
    (SELECT 'bill-differs-from-payments', b.no FROM "Bill" b LEFT JOIN (SELECT "billId", sum("amountFen") AS fen FROM "Allocation" GROUP BY 1) a ON a."billId" = b.id
     WHERE coalesce(a.fen, 0) <> b."settledFen" LIMIT ${MOST})
    UNION ALL
    (SELECT 'payment-differs', p.no FROM "Payment" p LEFT JOIN (SELECT "paymentId", sum("amountFen") AS fen FROM "Allocation" GROUP BY 1) a ON a."paymentId" = p.id
     WHERE coalesce(a.fen, 0) <> CASE WHEN p."reversedTxId" IS NULL THEN p."amountFen" - p."surplusFen" ELSE 0 END LIMIT ${MOST})
    UNION ALL
    (SELECT 'receipt-missing', s.series || ' ' || (s.next - 1)::text FROM "ReceiptSeries" s
     WHERE s.series LIKE 'S____' AND s.next - 1 <> (SELECT count(*) FROM "Payment" p WHERE p."orgId" = s."orgId" AND p.no LIKE s.series || '-%') LIMIT ${MOST})
    UNION ALL
    (SELECT 'drawer-differs', d.id::text FROM "Drawer" d JOIN (SELECT "drawerId", sum("amountFen") AS fen FROM "LedgerEntry" WHERE "drawerId" IS NOT NULL GROUP BY 1) e ON e."drawerId" = d.id
     WHERE d."handedAt" IS NOT NULL AND e.fen <> 0 LIMIT ${MOST})
    UNION ALL
    (SELECT 'bank-file-differs', f.name FROM "BankFile" f
     WHERE f.status = 'posted' AND (f."postedFen" <> coalesce((SELECT sum(p."amountFen") FROM "BankLine" l JOIN "Payment" p ON p.id = l."paymentId" WHERE l."fileId" = f.id), 0)
       OR f.details <> (SELECT count(*) FROM "BankLine" l WHERE l."fileId" = f.id)) LIMIT ${MOST})`
}

/**
 * Reads the whole ledger: journal entries sum to zero, balances and bills equal the lines behind them, receipts have no gap, drawers are
 * empty when handed in, every seal holds. What is not sealed yet is counted, and judged by its sums only.
 */
export async function verifyLedger(ctx: Context): Promise<LedgerVerdict> {
  authorize(ctx, 'ledger:verify')
  const seals = await checkSeals(ctx)
  const findings = [...seals.findings, ...(await checkSums(ctx))]
  const [size] = await ctx.db.$queryRaw<{ entries: number; accounts: number; unsealed: number }[]>`
    SELECT (SELECT count(*)::int FROM "LedgerEntry") AS entries, (SELECT count(*)::int FROM "AccountBalance") AS accounts,
      (SELECT count(*)::int FROM "LedgerTx" WHERE seq > ${seals.upTo}) AS unsealed`
  return { ok: findings.length === 0, sealed: seals.sealed, findings, ...size! }
}
