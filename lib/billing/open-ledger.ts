import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { startBilling } from './edit-tariff'
import { monthOf, seasonOf } from './rules/periods'

export type Opened = { accounts: number; priorFen: string; currentFen: string }
const AT_A_TIME = 2000

/** The bills of one stretch of accounts that came with amounts from the register and have no opening yet. */
async function openStretch(
  tx: Context,
  after: string,
  season: string,
  month: string,
  due: { season: string; prior: string; month: string },
) {
  const txId = newId()
  const { orgId } = tx.actor
  const [row] = await tx.db.$queryRaw<{ last: string | null; accounts: number; prior: bigint; current: bigint }[]>`
    WITH taken AS (
      SELECT id, "accountNo", service, "priorArrearsFen", "currentDueFen" FROM "Agreement"
      WHERE "orgId" = ${orgId}::uuid AND "accountNo" > ${after} ORDER BY "accountNo" LIMIT ${AT_A_TIME}),
    owed AS (
      SELECT s.id AS "agreementId", s."accountNo", s.service, k.kind, k.period, k.fen, k.due FROM taken s CROSS JOIN LATERAL (VALUES
        ('prior', 'prior', s."priorArrearsFen", ${due.prior}::date),
        (CASE s.service WHEN 'heat' THEN 'season' ELSE 'period' END, CASE s.service WHEN 'heat' THEN ${season}::text ELSE ${month}::text END, s."currentDueFen",
          CASE s.service WHEN 'heat' THEN ${due.season}::date ELSE ${due.month}::date END)) k(kind, period, fen, due)
      WHERE k.fen > 0 AND NOT EXISTS (SELECT FROM "Bill" b WHERE b."orgId" = ${orgId}::uuid AND b."agreementId" = s.id AND b."periodCode" = k.period AND b.kind = k.kind AND b."cancelledTxId" IS NULL)),
    journal AS (
      INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorName", at)
      SELECT ${txId}::uuid, ${orgId}::uuid, 'opening', '', '', ${`opening:${txId}`}::text, ${tx.actor.name}::text, ${tx.now}::timestamptz WHERE EXISTS (SELECT FROM owed)),
    bills AS (
      INSERT INTO "Bill" (id, "orgId", no, "agreementId", service, kind, "periodCode", "amountFen", "dueOn", "issuedAt", "txId", lines)
      SELECT gen_random_uuid(), ${orgId}::uuid, "accountNo" || '-' || period, "agreementId", service, kind, period, fen, due, ${tx.now}, ${txId}::uuid,
        jsonb_build_array(jsonb_build_object('code', CASE kind WHEN 'prior' THEN 'taken-over-prior' ELSE 'taken-over' END, 'params', '{}'::jsonb, 'fen', fen::text))
      FROM owed RETURNING id, "agreementId", "amountFen"),
    entries AS (
      INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "billId", "amountFen")
      SELECT ${txId}::uuid, ${orgId}::uuid, 'receivable', "agreementId", id, "amountFen" FROM bills
      UNION ALL SELECT ${txId}::uuid, ${orgId}::uuid, 'opening', NULL, NULL, -sum("amountFen") FROM bills HAVING count(*) > 0)
    SELECT (SELECT max("accountNo") FROM taken) AS last, (SELECT count(DISTINCT "agreementId")::int FROM owed) AS accounts,
      coalesce((SELECT sum(fen) FROM owed WHERE kind = 'prior'), 0)::bigint AS prior, coalesce((SELECT sum(fen) FROM owed WHERE kind <> 'prior'), 0)::bigint AS current`
  return row!
}

/**
 * Brings the amounts a register came with into the ledger as opening bills, earlier seasons apart from this one. Account by account
 * once: running again adds only what is new. The register is not touched.
 */
export async function openLedger(ctx: Context): Promise<Opened> {
  authorize(ctx, 'ledger:open')
  await startBilling(ctx)
  const today = localDateOf((await policyBook(ctx)).timeZone, ctx.now)
  const season = seasonOf(today)
  const month = monthOf(today)
  const due = { season: `${season.slice(0, 4)}-12-31`, prior: `${season.slice(0, 4)}-04-05`, month: `${month}-25` }
  const sum = { accounts: 0, prior: 0n, current: 0n }
  for (let after = ''; ;) {
    const { last, accounts, prior, current } = await inTransaction(ctx, (tx) =>
      openStretch(tx, after, season, month, due),
    )
    sum.accounts += accounts
    sum.prior += prior
    sum.current += current
    if (last === null) break
    after = last
  }
  const opened = { accounts: sum.accounts, priorFen: String(sum.prior), currentFen: String(sum.current) }
  if (sum.accounts > 0)
    await recordEvent(ctx, { type: 'ledger.opened', subject: 'org', subjectId: ctx.actor.orgId, data: opened })
  return opened
}
