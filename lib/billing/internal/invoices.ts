import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { yuanText } from '@/lib/kernel/money'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { InvoiceLine } from '../rules/invoice-lines'
import { invoiceSeries, receiptNo } from '../rules/numbers'
import { takeNumbers } from './post'

type Said = {
  paymentId: string
  agreementId: string
  buyer: string
  taxNo: string
  lines: InvoiceLine[]
  totalFen: bigint
  redOfId: string | null
}

/** Writes an invoice under the next number of its series, in the transaction that is open: rolled back, the number is free again. */
export async function writeInvoice(tx: Context, said: Said): Promise<string> {
  const series = invoiceSeries(localDateOf((await policyBook(tx)).timeZone, tx.now))
  const no = receiptNo(series, await takeNumbers(tx, series))
  const by = { byId: tx.actor.kind === 'staff' ? tx.actor.id : null, byName: tx.actor.name, at: tx.now }
  const kind = said.redOfId ? 'red' : 'blue'
  await tx.db.invoice.create({
    data: { id: newId(), orgId: tx.actor.orgId, no, kind, ...said, ...by },
    select: { id: true },
  })
  await recordEvent(tx, {
    type: 'invoice.issued',
    subject: 'account',
    subjectId: said.agreementId,
    data: { no, kind, amount: yuanText(said.totalFen), buyer: said.buyer },
  })
  return no
}

/** The invoice of a payment that stands, if any. */
export async function standingInvoice(tx: Context, paymentId: string) {
  const all = await tx.db.invoice.findMany({ where: { orgId: tx.actor.orgId, paymentId } })
  return all.find(({ id, kind }) => kind === 'blue' && !all.some(({ redOfId }) => redOfId === id)) ?? null
}

/** Takes the invoice of a payment back by a red one, when there is one. */
export async function redInvoice(tx: Context, paymentId: string): Promise<void> {
  const blue = await standingInvoice(tx, paymentId)
  if (!blue) return
  const lines = (blue.lines as InvoiceLine[]).map((line) => ({ ...line, fen: String(-BigInt(line.fen)) }))
  const { agreementId, buyer, taxNo, id: redOfId } = blue
  await writeInvoice(tx, { paymentId, agreementId, buyer, taxNo, lines, totalFen: -blue.totalFen, redOfId })
}
