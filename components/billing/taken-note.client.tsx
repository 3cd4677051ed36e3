'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { Taken } from './pay-form.client'

/** What was taken; `given` where cash was handed over that was counted; `isBefore`: it had been taken already, and nothing more is. */
export type TakenSum = Taken & { given: string | null; isBefore: boolean }

/** What has just been taken and what goes back, with the way to its receipt, where the hand goes on when the button it pressed is out of use. */
export function TakenNote({ taken }: { taken: TakenSum }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const receipt = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    const at = document.activeElement
    if (!at || at === document.body || at.matches(':disabled')) receipt.current?.focus()
  }, [taken.no])
  const look = taken.isBefore ? 'bg-over-soft text-over' : 'bg-kept-soft text-kept'
  const said = { no: taken.no, amount: yuan(locale, Number(taken.amountFen)) }
  return (
    <div role={taken.isBefore ? 'alert' : 'status'} className={`rounded px-3 py-2 ${look}`}>
      <p className="font-medium">{t(taken.isBefore ? 'takenBefore' : 'takenAs', said)}</p>
      {taken.given !== null && (
        <p className="text-lg font-medium">
          {t('givenAndChange', {
            given: yuan(locale, Number(taken.given)),
            change: yuan(locale, Number(taken.given) - Number(taken.amountFen)),
          })}
        </p>
      )}
      {Number(taken.surplusFen) > 0 && <p>{t('surplusKept', { amount: yuan(locale, Number(taken.surplusFen)) })}</p>}
      {Number(taken.discountFen) > 0 && (
        <p>{t('discountGiven', { amount: yuan(locale, Number(taken.discountFen)) })}</p>
      )}
      <Link ref={receipt} href={`/pay/receipt/${taken.no}`} className="underline underline-offset-2">
        {t('openReceipt')}
      </Link>
    </div>
  )
}
