import 'server-only'
import type { Context } from '@/lib/platform/context'

export type Finding = { check: string; what: string }

const MOST = 20

/** Sums that must agree, over every company: each finding names the first rows that do not. */
export async function checkSums(ctx: Context): Promise<Finding[]> {
  return ctx.db.$queryRaw<Finding[]>`
    (SELECT 'entry-without-journal' AS check, e.seq::text AS what FROM "LedgerEntry" e WHERE NOT EXISTS (SELECT FROM "LedgerTx" t WHERE t.id = e."txId") LIMIT ${MOST})
    UNION ALL
    (SELECT 'journal-not-zero', t.id::text FROM "LedgerTx" t LEFT JOIN (SELECT "txId", sum("amountFen") AS fen, count(*) AS lines FROM "LedgerEntry" GROUP BY 1) e ON e."txId" = t.id
     WHERE coalesce(e.fen, 1) <> 0 OR e.lines < 2 LIMIT ${MOST})
    UNION ALL
    (SELECT 'balance-differs', coalesce(b."agreementId", e."agreementId")::text FROM "AccountBalance" b
     FULL JOIN (SELECT "agreementId", "orgId", coalesce(sum("amountFen") FILTER (WHERE account = 'receivable'), 0) AS owed, -coalesce(sum("amountFen") FILTER (WHERE account = 'advance'), 0) AS ahead
       FROM "LedgerEntry" WHERE "agreementId" IS NOT NULL GROUP BY 1, 2) e ON e."agreementId" = b."agreementId" AND e."orgId" = b."orgId"
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
    (SELECT 'reversal-differs', p.no FROM "Payment" p LEFT JOIN "LedgerTx" t ON t."orgId" = p."orgId" AND t.key = 'reversal:' || p.id
     WHERE t.id IS DISTINCT FROM p."reversedTxId" LIMIT ${MOST})
    UNION ALL
    (SELECT 'cancellation-differs', b.no FROM "Bill" b WHERE b."cancelledTxId" IS NOT NULL
     AND NOT EXISTS (SELECT FROM "LedgerEntry" e WHERE e."txId" = b."cancelledTxId" AND e."billId" = b.id AND e."amountFen" = -b."amountFen") LIMIT ${MOST})
    UNION ALL
    (SELECT 'service-bill-unsigned', b.no FROM "Bill" b JOIN "LedgerTx" t ON t.id = b."txId" LEFT JOIN "PriceConsent" c ON t.key = 'service:' || c.id
     WHERE b.kind = 'service' AND (c."amountFen", c.decision) IS DISTINCT FROM (b."amountFen", 'agreed') LIMIT ${MOST})
    UNION ALL
    (SELECT 'lock-differs', b.no FROM "Bill" b LEFT JOIN "WithholdingItem" i ON i."billId" = b.id AND i.state = 'out'
     WHERE b."lockedBatchId" IS DISTINCT FROM i."batchId" LIMIT ${MOST})
    UNION ALL
    (SELECT 'line-of-another-account', e.seq::text FROM "LedgerEntry" e JOIN "Bill" b ON b.id = e."billId"
     WHERE e."agreementId" IS NOT NULL AND e."agreementId" <> b."agreementId" LIMIT ${MOST})
    UNION ALL
    (SELECT 'receipt-missing', s.series || ' ' || (s.next - 1)::text FROM "ReceiptSeries" s
     WHERE s.series LIKE 'S____' AND s.next - 1 <> (SELECT count(*) FROM "Payment" p WHERE p."orgId" = s."orgId" AND p.no LIKE s.series || '-%') LIMIT ${MOST})
    UNION ALL
    (SELECT 'drawer-differs', e."drawerId"::text FROM (SELECT "drawerId", sum("amountFen") AS fen FROM "LedgerEntry" WHERE "drawerId" IS NOT NULL GROUP BY 1) e LEFT JOIN "Drawer" d ON d.id = e."drawerId"
     WHERE d.id IS NULL OR (d."handedAt" IS NOT NULL AND e.fen <> 0) LIMIT ${MOST})
    UNION ALL
    (SELECT 'drawer-short', e."drawerId"::text FROM "LedgerEntry" e WHERE e."drawerId" IS NOT NULL GROUP BY e."drawerId" HAVING sum(e."amountFen") < 0 LIMIT ${MOST})
    UNION ALL
    (SELECT 'bank-file-differs', f.name FROM "BankFile" f
     WHERE f.status = 'posted' AND (f."postedFen" <> coalesce((SELECT sum(p."amountFen") FROM "BankLine" l JOIN "Payment" p ON p.id = l."paymentId" WHERE l."fileId" = f.id), 0)
       OR f.details <> (SELECT count(*) FROM "BankLine" l WHERE l."fileId" = f.id)) LIMIT ${MOST})
    UNION ALL
    (SELECT 'bank-line-differs', f.name || ' ' || l.n FROM "BankLine" l JOIN "BankFile" f ON f.id = l."fileId"
     LEFT JOIN "Payment" p ON p.id = l."paymentId"
     LEFT JOIN "Suspense" s ON l.state = 'suspense' AND s."orgId" = l."orgId" AND s.source = 'bank-file' AND s.ref = bank_line_ref(l."batchNo", l."accountNo", l."agreementNo", l.turn)
     WHERE CASE l.state WHEN 'staged' THEN f.status = 'posted' WHEN 'failed' THEN l.success WHEN 'quarantined' THEN false
       WHEN 'posted' THEN NOT l.success OR (p."amountFen", p."agreementId") IS DISTINCT FROM (l."amountFen", l."agreementId")
       WHEN 'suspense' THEN NOT l.success OR s."amountFen" IS DISTINCT FROM l."amountFen"
       ELSE NOT EXISTS (SELECT FROM "BankLine" o WHERE o."orgId" = l."orgId" AND o."batchNo" = l."batchNo" AND o."accountNo" = l."accountNo" AND o."amountFen" = l."amountFen" AND o.state IN ('posted', 'suspense')) END
     LIMIT ${MOST})`
}
