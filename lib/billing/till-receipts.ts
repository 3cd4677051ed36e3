import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { dayOfDate, instantOf } from '@/lib/kernel/zones'
import type { StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { receiptNoIn } from './rules/numbers'
import type { TillReceipt, TillReceipts } from './views'

const PAGE = 20

type Row = Omit<TillReceipt, 'amountFen' | 'at'> & { amountFen: bigint; at: Date }

/**
 * The receipts one has given at the till, newest first: of the open drawer, and of today where it was opened today or there is none.
 * `after` names the last receipt of the page before; one that is none of these begins anew.
 */
export async function tillReceipts(ctx: StaffContext, after: string): Promise<TillReceipts> {
  authorize(ctx, 'drawer:open')
  const { orgId, id } = ctx.actor
  const { timeZone } = await policyBook(ctx)
  const midnight = new Date(instantOf(timeZone, dayOfDate(localDateOf(timeZone, ctx.now)), 0))
  const open = await ctx.db.drawer.findFirst({
    where: { orgId, staffId: id, closedAt: null, openedAt: { lt: midnight } },
    select: { openedAt: true },
  })
  const since = open?.openedAt ?? midnight
  const of = { orgId, byId: id, place: { in: ['hall', 'door'] }, at: { gte: since } }
  const no = receiptNoIn(after)
  const last = no ? await ctx.db.payment.findFirst({ where: { ...of, no }, select: { at: true, no: true } }) : null
  const beyond = last ? Prisma.sql`AND (p.at, p.no) < (${last.at}, ${last.no})` : Prisma.empty
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT p.no, p.at, a."accountNo", n.name, p.payer, p.tender, p."amountFen", p."reversedTxId" IS NOT NULL AS reversed
    FROM "Payment" p JOIN "Agreement" a ON a.id = p."agreementId" JOIN "Person" n ON n.id = a."personId"
    WHERE p."orgId" = ${orgId}::uuid AND p."byId" = ${id}::uuid AND p.place IN ('hall', 'door') AND p.at >= ${since} ${beyond}
    ORDER BY p.at DESC, p.no DESC LIMIT ${PAGE + 1}`
  const page = rows.slice(0, PAGE)
  return {
    rows: page.map((row) => ({ ...row, amountFen: Number(row.amountFen), at: row.at.toISOString() })),
    next: rows.length > PAGE ? page.at(-1)!.no : null,
    further: last !== null,
    since: open ? open.openedAt.toISOString() : null,
  }
}
