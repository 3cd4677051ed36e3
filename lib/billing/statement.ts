import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import type { StatementLine } from './views'

const MONTHS = 12

type Row = Omit<StatementLine, 'fen' | 'balanceFen' | 'at'> & { fen: bigint; at: Date }

/** Everything that changed what an account owes or has ahead, oldest first: bills, payments with what they covered, reversals, credits. */
async function movements(ctx: StaffContext, agreementId: string): Promise<Row[]> {
  return ctx.db.$queryRaw<Row[]>`
    SELECT t.seq::text AS id, t.at, t.kind, t."docNo", t.reason, CASE WHEN t."actorId" IS NULL THEN '' ELSE t."actorName" END AS "byName",
      sum(CASE WHEN e.account IN ('receivable', 'advance') THEN e."amountFen" ELSE 0 END)::bigint AS fen,
      coalesce((SELECT jsonb_agg(jsonb_build_object('no', b.no, 'kind', b.kind, 'periodCode', b."periodCode", 'fen', b."amountFen"::text, 'lines', b.lines) ORDER BY b."dueOn", b.no)
        FROM "Bill" b WHERE b."txId" = t.id AND b."agreementId" = ${agreementId}::uuid), '[]') AS bills,
      coalesce((SELECT jsonb_agg(jsonb_build_object('no', b.no, 'kind', b.kind, 'periodCode', b."periodCode", 'fen', x."amountFen"::text) ORDER BY x.seq)
        FROM "Allocation" x JOIN "Bill" b ON b.id = x."billId" WHERE x."txId" = t.id AND b."agreementId" = ${agreementId}::uuid), '[]') AS covered,
      (SELECT p.tender FROM "Payment" p WHERE p."txId" = t.id AND p."agreementId" = ${agreementId}::uuid LIMIT 1) AS tender
    FROM "LedgerTx" t JOIN "LedgerEntry" e ON e."txId" = t.id
    WHERE t."orgId" = ${ctx.actor.orgId}::uuid AND e."agreementId" = ${agreementId}::uuid
    GROUP BY t.id ORDER BY t.at, t.seq`
}

/**
 * Twelve months of an account, explained, newest last: each entry with what it was for, its arithmetic, what it covered, and what was owed
 * after it (below zero: paid ahead). Amounts in fen: above zero raises what is owed.
 */
export async function accountStatement(ctx: StaffContext, agreementId: string): Promise<StatementLine[]> {
  authorize(ctx, 'billing:read')
  const since = new Date(ctx.now)
  since.setUTCMonth(since.getUTCMonth() - MONTHS)
  let balance = 0n
  return (await movements(ctx, agreementId)).flatMap((row) => {
    balance += row.fen
    const line = { ...row, fen: Number(row.fen), balanceFen: Number(balance), at: row.at.toISOString() }
    return row.at >= since ? [line] : []
  })
}

/** The statement of an account for a file; who took it is on record. */
export async function exportStatement(ctx: StaffContext, accountNo: string): Promise<StatementLine[]> {
  authorize(ctx, 'billing:read')
  const account = await ctx.db.agreement.findUnique({
    where: { orgId_accountNo: { orgId: ctx.actor.orgId, accountNo } },
    select: { id: true },
  })
  const lines = await accountStatement(ctx, (account ?? notFound()).id)
  const data = { list: `statement ${accountNo}`, rows: lines.length, truncated: false }
  await recordEvent(ctx, { type: 'list.exported', subject: 'account', subjectId: account!.id, data })
  return lines
}
