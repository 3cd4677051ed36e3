import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReceiptView } from '@/lib/billing/views'
import { InvoiceForm, type IssueInvoice } from './invoice-form.client'
import { PrintButton } from './print-button.client'

export type ReceiptActs = {
  receipt: ReceiptView
  invoices: { no: string; kind: string }[]
  issue: IssueInvoice | null
  /** the reader has a till to go back to */
  hasTill: boolean
}

/** What can be taken away of a payment: the receipt as a file, its invoices, an invoice not issued yet; how it is undone, and the way back to the till. */
export function ReceiptPapers({ receipt, invoices, issue, hasTill }: ReceiptActs) {
  const t = useTranslations('billing')
  const bench = useTranslations('shell.bench')
  const link = 'text-accent underline underline-offset-2'
  const open =
    invoices.filter(({ kind }) => kind === 'blue').length === invoices.filter(({ kind }) => kind === 'red').length
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2" data-no-print>
      <PrintButton label={t('print')} />
      <a href={`/api/papers/receipt/${receipt.no}`} download className={link}>
        {t('paper.pdf')}
      </a>
      {invoices.map(({ no, kind }) => (
        <a key={no} href={`/api/papers/invoice/${no}`} download className={link}>
          {t(`paper.kind.${kind}`, { no })}
        </a>
      ))}
      {issue && open && !receipt.reversed && <InvoiceForm paymentNo={receipt.no} issue={issue} />}
      {hasTill && (
        <Link href={`/pay?account=${receipt.accountNo}`} className={link}>
          {t('backToTill', { bench: bench('pay') })}
        </Link>
      )}
      {!receipt.reversed && (
        <p className="w-full text-sm text-ink-2">{t('takenWrongly', { bench: bench('tillReview') })}</p>
      )}
    </div>
  )
}
