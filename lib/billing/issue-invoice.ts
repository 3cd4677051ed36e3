import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { IssueInvoiceInput } from './inputs'
import { standingInvoice, writeInvoice } from './internal/invoices'
import { lockAccount } from './internal/load'
import { invoiceBlockers, invoiceLines, type PaidPart } from './rules/invoice-lines'

type Paid = { id: string; accountNo: string; agreementId: string; name: string; reversed: boolean }

/**
 * Issues the invoice of a payment over what it settled, by category; once, until it is taken back with the payment. The buyer is the holder
 * unless another is named. Blockers: payment_reversed, already_invoiced {no}, nothing_to_invoice.
 */
export async function issueInvoice(ctx: StaffContext, input: IssueInvoiceInput): Promise<{ no: string }> {
  authorize(ctx, 'invoice:issue')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const find = () => tx.db.$queryRaw<Paid[]>`
      SELECT p.id, a."accountNo", p."agreementId", n.name, p."reversedTxId" IS NOT NULL AS reversed
      FROM "Payment" p JOIN "Agreement" a ON a.id = p."agreementId" JOIN "Person" n ON n.id = a."personId"
      WHERE p."orgId" = ${orgId}::uuid AND p.no = ${input.paymentNo}`
    const [found] = await find()
    await lockAccount(tx, (found ?? notFound()).accountNo)
    const paid = (await find())[0]!
    const parts = await tx.db.$queryRaw<PaidPart[]>`
      SELECT b.kind, b.service, b."periodCode", b."amountFen" AS "billFen", x."amountFen" AS fen, b.lines
      FROM "Allocation" x JOIN "Bill" b ON b.id = x."billId" WHERE x."paymentId" = ${paid.id}::uuid AND x."amountFen" > 0 ORDER BY x.seq`
    const lines = invoiceLines(parts)
    const totalFen = lines.reduce((sum, { fen }) => sum + BigInt(fen), 0n)
    const standing = await standingInvoice(tx, paid.id)
    refuseIf(invoiceBlockers({ reversed: paid.reversed, invoiceNo: standing?.no ?? null, totalFen }))
    const of = { paymentId: paid.id, agreementId: paid.agreementId, redOfId: null }
    const no = await writeInvoice(tx, { ...of, buyer: input.buyer || paid.name, taxNo: input.taxNo, lines, totalFen })
    return { no }
  })
}
