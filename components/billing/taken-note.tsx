import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { Taken } from './pay-form.client'

/** What has just been taken, with the way to its receipt. */
export function TakenNote({ taken }: { taken: Taken & { amount: string } }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  return (
    <div role="status" className="rounded bg-kept-soft px-3 py-2 text-kept">
      <p className="font-medium">{t('takenAs', { no: taken.no, amount: yuan(locale, Number(taken.amount)) })}</p>
      {Number(taken.surplusFen) > 0 && <p>{t('surplusKept', { amount: yuan(locale, Number(taken.surplusFen)) })}</p>}
      {Number(taken.discountFen) > 0 && (
        <p>{t('discountGiven', { amount: yuan(locale, Number(taken.discountFen)) })}</p>
      )}
      <Link href={`/pay/receipt/${taken.no}`} className="underline underline-offset-2">
        {t('openReceipt')}
      </Link>
    </div>
  )
}
