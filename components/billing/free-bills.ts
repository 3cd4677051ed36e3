import { useLocale, useTranslations } from 'next-intl'
import type { AccountMoney } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

/** The bills of an account that may be cancelled, as they are picked: nothing paid on them, none with a bank. */
export function useFreeBills(money: AccountMoney | null): { no: string; label: string }[] {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  return (money?.bills ?? [])
    .filter((bill) => !bill.cancelled && bill.settledFen === 0 && !bill.locked)
    .map((bill) => ({ no: bill.no, label: `${t(`billKind.${bill.kind}`)} ${bill.no} ${yuan(locale, bill.amountFen)}` }))
}
