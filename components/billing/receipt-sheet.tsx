import { useLocale, useTranslations } from 'next-intl'
import { exactTime, yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { inCapitals } from '@/lib/kernel/capitals'
import type { ReceiptView } from '@/lib/billing/views'
import { InvoiceForm, type IssueInvoice } from './invoice-form.client'
import { PaperCode, type Qr } from './papers/paper-code'
import { PrintButton } from './print-button.client'

type Props = {
  receipt: ReceiptView
  qr: Qr
  invoices: { no: string; kind: string }[]
  issue: IssueInvoice | null
}

/** What can be taken away of a payment: the receipt as a file, its invoices, an invoice not issued yet. */
function Papers({ receipt, invoices, issue }: Omit<Props, 'qr'>) {
  const t = useTranslations('billing')
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
    </div>
  )
}

/** A receipt on paper: what was paid for which period, by which way, to whom; room for the seal. */
export function ReceiptSheet({ receipt, qr, invoices, issue }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const row = (name: string, value: string) => (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0">{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <>
      <Papers receipt={receipt} invoices={invoices} issue={issue} />
      <article className="max-w-3xl border border-line bg-paper p-8 text-paper-ink print:border-0 print:p-0">
        <header className="mb-4 flex items-start justify-between gap-4">
          <div>
            <h1 className="text-xl">
              {receipt.company} · {t('receipt')}
            </h1>
            <p>
              {t('receiptNo')} {receipt.no}
            </p>
            {receipt.reversed && <p className="text-lg font-medium">{t('reversedMark')}</p>}
          </div>
          <PaperCode qr={qr} label={receipt.no} />
        </header>
        <dl className="mb-4 space-y-1">
          {row(t('account'), `${receipt.name}　${receipt.accountNo}`)}
          {row(t('address'), receipt.address)}
          {row(t('paidAt'), exactTime(new Date(receipt.at)))}
          {row(t('howPaid'), t(`tender.${receipt.tender}`))}
          {row(t('takenBy'), receipt.byName)}
        </dl>
        <table className="w-full border-collapse [&_td]:border [&_td]:border-paper-ink [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-paper-ink [&_th]:px-2 [&_th]:py-1">
          <thead>
            <tr>
              <th className="text-left">{t('item')}</th>
              <th className="text-left">{t('period')}</th>
              <th className="text-right">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {receipt.parts.map((part) => (
              <tr key={part.no}>
                <td>{part.item ? t('workOf', { item: part.item }) : t(`billKind.${part.kind}`)}</td>
                <td>{part.kind === 'prior' ? '' : part.periodCode}</td>
                <td className="text-right">{yuan(locale, part.fen)}</td>
              </tr>
            ))}
            {receipt.surplusFen > 0 && (
              <tr>
                <td colSpan={2}>{t('advance')}</td>
                <td className="text-right">{yuan(locale, receipt.surplusFen)}</td>
              </tr>
            )}
            <tr className="font-medium">
              <td colSpan={2}>{t('total')}</td>
              <td className="text-right">{yuan(locale, receipt.amountFen)}</td>
            </tr>
          </tbody>
        </table>
        <p className="mt-2">
          {t('capitals')}
          {inCapitals(BigInt(receipt.amountFen))}
        </p>
        <footer className="mt-10 flex justify-between">
          <p>{t('questions', { hotline: receipt.hotline })}</p>
          <p className="pr-24">{t('seal')}</p>
        </footer>
      </article>
    </>
  )
}
