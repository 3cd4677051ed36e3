import type { Metadata } from 'next'
import QRCode from 'qrcode'
import { ReceiptSheet } from '@/components/billing/receipt-sheet'
import { may } from '@/lib/access/authorize'
import { invoicesOf } from '@/lib/billing/paper-queries'
import { getReceipt } from '@/lib/billing/queries'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { issueInvoiceAction } from '../../actions'

type Props = { params: Promise<{ receiptNo: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).receiptNo) }
}

/** A receipt, to print. */
export default async function ReceiptPage({ params }: Props) {
  const ctx = await requirePageActor('billing:read')
  const receipt = await orNotFound(getReceipt(ctx, decodeURIComponent((await params).receiptNo)))
  const text = `${receipt.no} ${receipt.accountNo} ${receipt.amountFen}`
  const qr = QRCode.create(text, { errorCorrectionLevel: 'M' })
  return (
    <ReceiptSheet
      receipt={receipt}
      qr={{ size: qr.modules.size, dots: [...qr.modules.data] }}
      invoices={await invoicesOf(ctx, receipt.no)}
      hasTill={may(ctx.actor, 'drawer:open')}
      issue={may(ctx.actor, 'invoice:issue') ? issueInvoiceAction : null}
    />
  )
}
