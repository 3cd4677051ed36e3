import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { AccountMoney } from '@/lib/billing/views'
import { cx } from '../ui/classes'

/** All an account is to pay, in one sum, and what of it is past its day. */
export function TotalOwed({ money }: { money: AccountMoney }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const fen = money.priorFen + money.currentFen
  const overdue = money.bills.filter((bill) => bill.overdueDays > 0 && !bill.cancelled)
  const overdueFen = overdue.reduce((sum, bill) => sum + bill.amountFen - bill.settledFen, 0)
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span className="text-ink-2">{t('totalOwed')}</span>
      <span className={cx('text-xl font-medium tabular-nums', fen > 0 && 'text-near')}>{yuan(locale, fen)}</span>
      {overdueFen > 0 && (
        <span className="font-medium text-over tabular-nums">
          {t('overdueOf', { amount: yuan(locale, overdueFen) })}
        </span>
      )}
    </p>
  )
}
