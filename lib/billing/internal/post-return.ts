import 'server-only'
import { recordEvents } from '@/lib/audit/record-event'
import { yuanText } from '@/lib/kernel/money'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { newId } from '@/lib/platform/ids'
import type { FailReason } from '../rules/bank-layout'
import { receiptSeries } from '../rules/numbers'
import type { Layout } from './layouts'
import { takeNumbers } from './post'

export type Stretch = { fileId: string; batchNo: string; from: number; to: number; today: string }
type Failed = { agreementId: string | null; code: string; reason: FailReason; amountFen: bigint }

/**
 * Decides every staged line of a stretch: whose it is, which bill it settles, or why it is set aside. An account has as many lines of an
 * amount as bills of it went out, and no two of them settle the same bill; one line more is a duplicate. `turn` tells lines of one
 * account and agreement apart. What is decided is worked out once, whatever the planner believes of lines it has not counted yet.
 */
async function decide(tx: Context, { fileId, from, to }: Stretch): Promise<void> {
  await tx.db.$executeRaw`
    WITH d AS MATERIALIZED (
      SELECT x.n, x.turn, x."agreementId", CASE WHEN x.why = '' THEN x."billId" END AS "billId",
        CASE WHEN NOT x.success THEN 'failed' WHEN x.why = '' THEN 'posted' WHEN x.why = 'duplicate' THEN 'duplicate' ELSE 'suspense' END AS state, x.why AS reason
      FROM (
        SELECT m.n, m.success, m."agreementId", b.id AS "billId",
          m.row + coalesce((SELECT max(o.turn) FROM "BankLine" o WHERE o."orgId" = m."orgId" AND o."batchNo" = m."batchNo" AND o."accountNo" = m."accountNo"
            AND o."agreementNo" = m."agreementNo" AND o.state IN ('posted', 'suspense')), 0)::int AS turn,
          CASE WHEN NOT m.success THEN ''
            WHEN m.same + (SELECT count(*) FROM "BankLine" o WHERE o."orgId" = m."orgId" AND o."batchNo" = m."batchNo" AND o."accountNo" = m."accountNo"
                AND o."amountFen" = m."amountFen" AND o.state IN ('posted', 'suspense')
                AND CASE WHEN m.own THEN o."agreementNo" IN ('', m."withholdingNo") ELSE o."agreementNo" = m."agreementNo" END)
              > greatest(1, (SELECT count(*) FROM "WithholdingItem" i WHERE i."batchId" = w.id AND i."accountNo" = m."accountNo" AND i."amountFen" = m."amountFen")) THEN 'duplicate'
            WHEN m."agreementId" IS NULL THEN 'unknown_account'
            WHEN m.status = 'closed' THEN 'account_closed'
            WHEN m.name <> '' AND p.name <> m.name AND p."nameFolded" <> lower(translate(replace(replace(m.name, ' ', ''), chr(12288), ''), '•・.‧∙', '·····')) THEN 'name_mismatch'
            WHEN m.other THEN 'agreement_mismatch'
            WHEN b.id IS NULL THEN 'no_such_bill'
            ELSE '' END AS why
        FROM (
          SELECT k.*, row_number() OVER (PARTITION BY k."accountNo", k."agreementNo", k.success ORDER BY k.n)::int AS row,
            row_number() OVER (PARTITION BY k."accountNo", k.own, CASE WHEN k.own THEN '' ELSE k."agreementNo" END, k.success, k."amountFen" ORDER BY k.n) AS same,
            row_number() OVER (PARTITION BY k."accountNo", k.other, k.success, k."amountFen" ORDER BY k.n) AS nth
          FROM (
            SELECT l.n, l."orgId", l."batchNo", l."accountNo", l."agreementNo", l.name, l."amountFen", l.success, a.id AS "agreementId", a.status, a."personId", a."withholdingNo",
              coalesce(l."agreementNo" IN ('', a."withholdingNo"), false) AND a."withholdingNo" IS NOT NULL AS own,
              a."withholdingNo" IS NOT NULL AND l."agreementNo" NOT IN ('', a."withholdingNo") AS other
            FROM "BankLine" l LEFT JOIN "Agreement" a ON a."orgId" = l."orgId" AND a."accountNo" = l."accountNo"
            WHERE l."fileId" = ${fileId}::uuid AND l.n > ${from} AND l.n <= ${to} AND l.state = 'staged') k) m
        LEFT JOIN "Person" p ON p.id = m."personId"
        LEFT JOIN "WithholdingBatch" w ON w."orgId" = m."orgId" AND w.no = m."batchNo"
        LEFT JOIN LATERAL (
          SELECT b.id FROM "Bill" b
          WHERE b."agreementId" = m."agreementId" AND b."cancelledTxId" IS NULL AND b."settledFen" < b."amountFen" AND b."amountFen" - b."settledFen" = m."amountFen"
            AND (b."lockedBatchId" = w.id OR (w.origin = 'opening' AND b."lockedBatchId" IS NULL))
          ORDER BY (b.kind = 'prior'), b."dueOn" DESC, b.id OFFSET m.nth - 1 LIMIT 1) b ON m.success) x)
    UPDATE "BankLine" l SET state = d.state, reason = d.reason, "agreementId" = d."agreementId", "billId" = d."billId", turn = d.turn,
      "paymentId" = CASE WHEN d.state = 'posted' THEN gen_random_uuid() END
    FROM d WHERE l."fileId" = ${fileId}::uuid AND l.n > ${from} AND l.n <= ${to} AND l.n = d.n`
}

/** How a line is known wherever its money goes: batch, account, agreement, and which of several it is. */
const REF = Prisma.sql`bank_line_ref("batchNo", "accountNo", "agreementNo", turn)`

/** Posts what was decided: one journal entry for the stretch, a receipt for every payment, money nobody claims in suspense. */
async function book(tx: Context, stretch: Stretch): Promise<void> {
  const { fileId, batchNo, from, to, today } = stretch
  const { orgId } = tx.actor
  const [count] = await tx.db.$queryRaw<{ posted: number; aside: number }[]>`
    SELECT count(*) FILTER (WHERE state = 'posted')::int AS posted, count(*) FILTER (WHERE state = 'suspense')::int AS aside
    FROM "BankLine" WHERE "fileId" = ${fileId}::uuid AND n > ${from} AND n <= ${to}`
  if (count!.posted + count!.aside === 0) return
  const series = receiptSeries(today)
  const first = count!.posted ? await takeNumbers(tx, series, count!.posted) : 0n
  const [txId, key] = [newId(), `bank-file:${fileId}:${from}`]
  await tx.db.$executeRaw`
    WITH lines AS (SELECT * FROM "BankLine" WHERE "fileId" = ${fileId}::uuid AND n > ${from} AND n <= ${to} AND state IN ('posted', 'suspense')),
    posted AS (SELECT *, row_number() OVER (ORDER BY n) - 1 + ${first}::bigint AS k FROM lines WHERE state = 'posted'),
    journal AS (
      INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorName", at)
      VALUES (${txId}::uuid, ${orgId}::uuid, 'bank-file', ${batchNo}, '', ${key}, ${tx.actor.name}, ${tx.now})),
    entries AS (
      INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "billId", "amountFen")
      SELECT ${txId}::uuid, ${orgId}::uuid, 'bank', NULL, NULL, sum("amountFen") FROM lines
      UNION ALL SELECT ${txId}::uuid, ${orgId}::uuid, 'receivable', "agreementId", "billId", -"amountFen" FROM posted
      UNION ALL SELECT ${txId}::uuid, ${orgId}::uuid, 'suspense', NULL, NULL, -sum("amountFen") FROM lines WHERE state = 'suspense' HAVING count(*) > 0),
    payments AS (
      INSERT INTO "Payment" (id, "orgId", no, "agreementId", tender, place, "amountFen", "surplusFen", payer, at, "byName", "txId", "externalRef")
      SELECT "paymentId", ${orgId}::uuid, ${series}::text || '-' || lpad(k::text, 8, '0'), "agreementId", 'withholding', 'bank', "amountFen", 0, name, ${tx.now}::timestamptz, ${tx.actor.name}::text, ${txId}::uuid,
        ${REF} FROM posted RETURNING id),
    items AS (
      UPDATE "WithholdingItem" i SET state = 'paid', code = p.code FROM posted p WHERE i."billId" = p."billId" AND i.state = 'out'),
    aside AS (
      INSERT INTO "Suspense" (id, "orgId", source, ref, said, "amountFen", reason, "txId", at)
      SELECT gen_random_uuid(), ${orgId}::uuid, 'bank-file', ${REF}, "accountNo" || ' ' || name, "amountFen", reason, ${txId}::uuid, ${tx.now}::timestamptz
      FROM lines WHERE state = 'suspense')
    INSERT INTO "Allocation" ("orgId", "txId", "paymentId", "billId", "amountFen")
    SELECT ${orgId}::uuid, ${txId}::uuid, "paymentId", "billId", "amountFen" FROM posted`
}

/**
 * Lets go of the bills a bank did not pay and says why on their accounts, for the dunning that begins there; and of those whose money came
 * but lies in suspense, so that it can be laid on them by hand.
 */
async function release(tx: Context, { fileId, batchNo, from, to }: Stretch, layout: Layout): Promise<void> {
  await tx.db.$executeRaw`
    WITH said AS (
      SELECT l."accountNo", l."agreementNo", l."amountFen", l.state, l.code,
        row_number() OVER (PARTITION BY l."accountNo", l."amountFen" ORDER BY l.state, l.n) AS nth
      FROM "BankLine" l WHERE l."fileId" = ${fileId}::uuid AND l.n > ${from} AND l.n <= ${to} AND l.state IN ('failed', 'suspense')),
    waiting AS MATERIALIZED (
      SELECT i.id, i."accountNo", i."agreementNo", i."amountFen", row_number() OVER (PARTITION BY i."accountNo", i."amountFen" ORDER BY i.serial) AS nth,
        (SELECT count(*) FROM "WithholdingItem" o WHERE o."batchId" = i."batchId" AND o."accountNo" = i."accountNo") AS bills
      FROM "WithholdingBatch" w JOIN "WithholdingItem" i ON i."batchId" = w.id AND i.state = 'out'
      WHERE w."orgId" = ${tx.actor.orgId}::uuid AND w.no = ${batchNo} AND i."accountNo" IN (SELECT "accountNo" FROM said)),
    failed AS (
      UPDATE "WithholdingItem" i SET state = 'failed', code = CASE s.state WHEN 'failed' THEN s.code ELSE '' END
      FROM waiting o JOIN said s ON s."accountNo" = o."accountNo"
        AND CASE WHEN s."amountFen" = o."amountFen" THEN s.nth = o.nth AND (s.state = 'failed' OR s."agreementNo" IN ('', o."agreementNo")) ELSE s.state = 'failed' AND o.bills = 1 END
      WHERE i.id = o.id RETURNING i."billId")
    UPDATE "Bill" b SET "lockedBatchId" = NULL FROM failed f WHERE b.id = f."billId"`
  const failed = await tx.db.$queryRaw<Failed[]>`
    UPDATE "BankLine" l SET reason = coalesce((${JSON.stringify(layout.body.failReasons)}::jsonb) ->> l.code, 'other')
    WHERE l."fileId" = ${fileId}::uuid AND l.n > ${from} AND l.n <= ${to} AND l.state = 'failed'
    RETURNING l."agreementId", l.code, l.reason, l."amountFen"`
  await recordEvents(
    tx,
    failed.flatMap(({ agreementId, code, reason, amountFen }) =>
      agreementId
        ? [
            {
              type: 'withholding.failed' as const,
              subject: 'account',
              subjectId: agreementId,
              data: { batchNo, code, reason, amount: yuanText(amountFen) },
            },
          ]
        : [],
    ),
  )
}

/** One stretch of a file from staged to done, within the caller's transaction. */
export async function postStretch(tx: Context, stretch: Stretch, layout: Layout): Promise<void> {
  await decide(tx, stretch)
  await book(tx, stretch)
  await release(tx, stretch, layout)
}
