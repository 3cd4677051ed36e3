import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { Context, StaffContext, SystemContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { BillWorkInput } from './inputs'
import { lockAccount } from './internal/load'
import { findWork, postWork, workKey } from './internal/signed-work'
import { workBlockers } from './rules/work'
import type { UnbilledWork } from './views'

const MOST = 100

/** Signed prices of work done that no account carries: the ticket has none, or it is closed. */
export async function unbilledWork(ctx: StaffContext): Promise<UnbilledWork[]> {
  authorize(ctx, 'work:bill')
  const rows = await ctx.db.$queryRaw<(Omit<UnbilledWork, 'fen' | 'finishedAt'> & { fen: bigint; finishedAt: Date })[]>`
    SELECT w."consentId", w.item, w."amountFen" AS fen, w."ticketNo", w."orderNo", w."finishedAt",
      CASE WHEN a.id IS NULL THEN 'no_account' ELSE 'account_closed' END AS why
    FROM "ChargeableWork" w LEFT JOIN "Agreement" a ON a.id = w."agreementId"
    WHERE w."orgId" = ${ctx.actor.orgId}::uuid AND (a.id IS NULL OR a.status = 'closed')
      AND NOT EXISTS (SELECT FROM "LedgerTx" t WHERE t."orgId" = w."orgId" AND t.key = 'service:' || w."consentId")
    ORDER BY w."finishedAt" LIMIT ${MOST}`
  return rows.map((row) => ({ ...row, fen: Number(row.fen), finishedAt: row.finishedAt.toISOString() }))
}

/**
 * Bills a price the customer signed on an account: once for ever, whoever asks. Blockers: work_billed, account_closed; a price that is none
 * (declined, courtesy, nobody let in) is not found.
 */
export async function billWork(ctx: Context, input: Omit<BillWorkInput, 'requestKey'>): Promise<{ no: string }> {
  authorize(ctx, 'work:bill')
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${workKey(input.consentId)}, 0))::text`
    const work = (await findWork(tx, input.consentId)) ?? notFound()
    const account = await lockAccount(tx, input.accountNo)
    refuseIf(workBlockers({ billed: work.billed, accountStatus: account.status }))
    return postWork(tx, account, work)
  })
}

type Waiting = { orgId: string; consentId: string; accountNo: string }

/** Signed prices whose ticket has an open account and that are not billed yet, of every company: what the worker bills next. */
export async function workToBill(ctx: SystemContext): Promise<Waiting[]> {
  authorize(ctx, 'work:bill')
  return ctx.db.$queryRaw<Waiting[]>`
    SELECT w."orgId", w."consentId", a."accountNo" FROM "ChargeableWork" w JOIN "Agreement" a ON a.id = w."agreementId" AND a.status <> 'closed'
    WHERE NOT EXISTS (SELECT FROM "LedgerTx" t WHERE t."orgId" = w."orgId" AND t.key = 'service:' || w."consentId")
    ORDER BY w."finishedAt" LIMIT ${MOST}`
}
