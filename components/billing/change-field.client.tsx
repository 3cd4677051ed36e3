'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { yuanField } from '@/lib/kernel/money'
import { Field, inputClass } from '../ui/field'

/** What the customer hands over, and what goes back; a help for the hand, kept nowhere. */
export function ChangeField({ amount }: { amount: string }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const [given, setGiven] = useState('')
  const [asked, got] = [yuanField.safeParse(amount), yuanField.safeParse(given)]
  const left = asked.success && got.success ? Number(got.data - asked.data) : null
  return (
    <div className="grid grid-cols-2 items-end gap-3">
      <Field label={t('given')} htmlFor="given">
        <input
          id="given"
          value={given}
          onChange={(event) => setGiven(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          className={`${inputClass} h-11 text-right tabular-nums`}
        />
      </Field>
      <p aria-live="polite" className="flex h-11 items-center justify-between gap-2">
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
