'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { yuanField } from '@/lib/kernel/money'
import { Field, inputClass } from '../ui/field'
import type { PayProblem } from './use-payment.client'

type Props = {
  amount: string
  given: string
  field: RefObject<HTMLInputElement | null>
  error: PayProblem['say'] | null
  onGiven: (given: string) => void
}

/** What the customer hands over, and what goes back; kept nowhere, but without it, or with less than the amount, no cash is taken. */
export function ChangeField({ amount, given, field, error, onGiven }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const [asked, got] = [yuanField.safeParse(amount), yuanField.safeParse(given)]
  const left = asked.success && got.success ? Number(got.data - asked.data) : null
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <Field label={t('given')} htmlFor="given" error={error ? t(error) : undefined}>
        <input
          id="given"
          ref={field}
          value={given}
          onChange={(event) => onGiven(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={error !== null}
          className={`${inputClass} h-11 text-right tabular-nums`}
        />
      </Field>
      <p aria-live="polite" className="mt-6 flex h-11 items-center justify-between gap-2">
        {left !== null && (
          <>
            <span className="text-sm text-ink-2">{t(left < 0 ? 'short' : 'change')}</span>
            <span
              className={left < 0 ? 'text-lg font-medium text-over tabular-nums' : 'text-lg font-medium tabular-nums'}
            >
              {yuan(locale, Math.abs(left))}
            </span>
          </>
        )}
      </p>
    </div>
  )
}
