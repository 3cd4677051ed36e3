import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { findNotices, noticePaperOf } from './internal/notices'
import { noticeBlockers } from './rules/notices'
import type { InvoiceView, NoticePaper } from './views'

type InvoiceRow = Omit<InvoiceView, 'totalFen' | 'at'> & { totalFen: bigint; at: Date }

/** An invoice as it is printed. */
export async function getInvoice(ctx: StaffContext, no: string): Promise<InvoiceView> {
  authorize(ctx, 'billing:read')
  const [row] = await ctx.db.$queryRaw<InvoiceRow[]>`
    SELECT i.no, i.kind, r.no AS "redOfNo", p.no AS "paymentNo", a."accountNo", m.address, i.buyer, i."taxNo", i."totalFen", i.at, i."byName", i.lines,
      o.name AS company, o.hotline
    FROM "Invoice" i JOIN "Payment" p ON p.id = i."paymentId" JOIN "Agreement" a ON a.id = i."agreementId" JOIN "Premise" m ON m.id = a."premiseId"
      JOIN "Org" o ON o.id = i."orgId" LEFT JOIN "Invoice" r ON r.id = i."redOfId"
    WHERE i."orgId" = ${ctx.actor.orgId}::uuid AND i.no = ${no}`
  if (!row) notFound()
  return { ...row, totalFen: Number(row.totalFen), at: row.at.toISOString() }
}

/** The invoices over a payment, the first first: blue, and red where it was taken back. */
export async function invoicesOf(ctx: StaffContext, paymentNo: string): Promise<{ no: string; kind: string }[]> {
  authorize(ctx, 'billing:read')
  return ctx.db.$queryRaw`
    SELECT i.no, i.kind FROM "Invoice" i JOIN "Payment" p ON p.id = i."paymentId"
    WHERE p."orgId" = ${ctx.actor.orgId}::uuid AND p.no = ${paymentNo} ORDER BY i.no`
}

/**
 * Payment notices as they go to paper now: one by its number, or every one that waits to be printed; what has been paid since is demanded
 * no more. Blockers of a single one: notice_paid, notice_cancelled, notice_with_bank.
 */
export async function noticePapers(ctx: StaffContext, no: string | null): Promise<NoticePaper[]> {
  authorize(ctx, 'notice:print')
  const found = await findNotices(ctx, no === null ? 'waiting' : { no })
  if (no !== null) refuseIf(found.flatMap(noticeBlockers))
  const due = found.filter(({ standing }) => standing === 'due')
  if (due.length === 0) notFound()
  const on = localDateOf((await policyBook(ctx)).timeZone, ctx.now)
  return due.map((notice) => noticePaperOf(notice, on))
}
