import { useLocale, useTranslations } from 'next-intl'
import { exactTime, yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { inCapitals } from '@/lib/kernel/capitals'
import { PaperCode, type Qr } from './papers/paper-code'
import { ReceiptPapers, type ReceiptActs } from './receipt-papers'
import { signedBy } from './signed-by'

/** A receipt on paper: what was paid for which period, by which way, to whom; room for the seal. */
export function ReceiptSheet({ receipt, qr, ...acts }: ReceiptActs & { qr: Qr }) {
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
      <ReceiptPapers receipt={receipt} {...acts} />
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
          {row(t('takenBy'), signedBy(receipt.byName, t))}
        </dl>
        <table className="w-full border-collapse [&_td]:border [&_td]:border-paper-ink [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-paper-ink [&_th]:px-2 [&_th]:py-1">
          <thead>
            <tr>
              <th className="text-left">{t('item')}</th>
              <th className="text-left">{t('period')}</th>
              <th className="text-right">{t('sum')}</th>
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
