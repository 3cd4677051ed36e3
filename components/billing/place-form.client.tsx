'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SuspenseView } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { SuspenseActions } from './bank-actions'
import { said } from './said'
import { useTellAbove } from './told-above.client'
import { useAccountNamed } from './use-account-named.client'

/** The account the money is laid on: whose it is stands there before it is done, and the receipt afterwards. */
export function PlaceForm({ row, resolve }: { row: SuspenseView; resolve: SuspenseActions['resolve'] }) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const router = useRouter()
  const tell = useTellAbove()
  const [typed, setTyped] = useState(row.accountNo)
  const [asking, setAsking] = useState(false)
  const no = typed.trim().toUpperCase()
  const named = useAccountNamed(asking ? no : '')
  const verb = useVerb(resolve, (done) => {
    const amount = yuan(locale, row.amountFen)
    tell(
      <>
        {t('placedOn', { amount, account: no, name: named?.name ?? '', no: done.no })}{' '}
        <Link href={`/pay/receipt/${done.no}`} className="underline underline-offset-2">
          {t('openReceipt')}
        </Link>
      </>,
    )
    router.refresh()
  })
  return (
    <form
      className="flex flex-wrap gap-2"
      onFocus={() => setAsking(true)}
      onSubmit={(event) => {
        event.preventDefault()
        const { reason = '' } = said(event.currentTarget)
        if (!verb.pending) void verb.run({ suspenseId: row.id, accountNo: no, reason })
      }}
    >
      <input
        name="account"
        required
        value={typed}
        maxLength={24}
        onChange={(event) => setTyped(event.target.value)}
        aria-label={t('toAccount')}
        placeholder={t('toAccount')}
        className={`${inputClass} w-40!`}
      />
      <input
        name="reason"
        required
        aria-label={t('reason')}
        placeholder={t('reason')}
        className={`${inputClass} min-w-40 flex-1`}
      />
      <Button type="submit" disabled={verb.pending}>
        {t('give')}
      </Button>
      <p aria-live="polite" className="w-full text-sm empty:hidden">
        {named && (
          <>
            <span className="font-medium">{named.name}</span> <span className="text-ink-2">{named.address}</span>
          </>
        )}
        {named === null && <span className="text-over">{t('noSuchAccount')}</span>}
      </p>
      <RefusalNote state={verb.state} />
    </form>
  )
}
