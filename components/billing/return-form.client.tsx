'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { SuspenseView } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { SuspenseActions } from './bank-actions'
import { said } from './said'

/** Money in suspense asked back for whoever paid it: to whom, on which bank account, why; another decides. */
export function ReturnForm({ row, ask }: { row: SuspenseView; ask: SuspenseActions['askReturn'] }) {
  const t = useTranslations('billing.bank.return')
  const locale = useLocale() as Locale
  const textOf = useFieldText()
  const router = useRouter()
  const verb = useVerb(ask, () => router.refresh())
  const { fields } = verb
  const field = (name: 'payee' | 'payeeAccount' | 'reason', max: number, className: string) => (
    <Field
      label={t(name)}
      htmlFor={`${name}-${row.id}`}
      className={className}
      error={fields[name] && textOf(fields[name])}
    >
      <input
        id={`${name}-${row.id}`}
        name={name}
        required
        autoComplete="off"
        maxLength={max}
        inputMode={name === 'payeeAccount' ? 'numeric' : undefined}
        autoFocus={name === 'payee'}
        aria-invalid={Boolean(fields[name])}
        className={inputClass}
      />
    </Field>
  )
  return (
    <form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { payee = '', payeeAccount = '', reason = '' } = said(event.currentTarget)
        const amountYuan = (row.amountFen / 100).toFixed(2)
        if (!verb.pending) void verb.run({ suspenseId: row.id, amountYuan, payee, payeeAccount, reason })
      }}
    >
      {field('payee', 60, 'w-40')}
      {field('payeeAccount', 40, 'w-56')}
      {field('reason', 200, 'min-w-40 flex-1')}
      <div className="flex basis-full flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" disabled={verb.pending}>
          {t('ask', { amount: yuan(locale, row.amountFen) })}
        </Button>
        <p className="text-sm text-ink-3">{t('note')}</p>
      </div>
      <RefusalNote state={verb.state} />
    </form>
  )
}
