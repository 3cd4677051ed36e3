import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { AccountMoney } from '@/lib/billing/views'
import { cx } from '../ui/classes'

/** All an account owes, in one sum. */
export function TotalOwed({ money }: { money: AccountMoney }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const fen = money.priorFen + money.currentFen
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span className="text-ink-2">{t('totalOwed')}</span>
      <span className={cx('text-xl font-medium tabular-nums', fen > 0 && 'text-near')}>{yuan(locale, fen)}</span>
    </p>
  )
}
