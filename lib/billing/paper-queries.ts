import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
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

type NoticeRow = Omit<NoticePaper, 'amountFen' | 'priorFen' | 'at'> & { amountFen: bigint; priorFen: bigint; at: Date }
const MOST = 200

/** Payment notices as they were frozen: one by its number, or every one that waits to be printed. */
export async function noticePapers(ctx: StaffContext, no: string | null): Promise<NoticePaper[]> {
  authorize(ctx, 'notice:print')
  const rows = await ctx.db.$queryRaw<NoticeRow[]>`
    SELECT n.no, n.content->>'accountNo' AS "accountNo", n.content->>'name' AS name, n.content->>'address' AS address, n.content->>'reason' AS reason,
      n."amountFen", (n.content->>'priorFen')::bigint AS "priorFen", n."arriveBy"::text AS "arriveBy", n.at, o.name AS company, o.hotline
    FROM "PaymentNotice" n JOIN "Org" o ON o.id = n."orgId"
    WHERE n."orgId" = ${ctx.actor.orgId}::uuid AND (n.no = ${no} OR (${no}::text IS NULL AND n."printedAt" IS NULL)) ORDER BY n.no LIMIT ${MOST}`
  if (rows.length === 0) notFound()
  return rows.map((row) => ({
    ...row,
    amountFen: Number(row.amountFen),
    priorFen: Number(row.priorFen),
    at: row.at.toISOString(),
  }))
}
