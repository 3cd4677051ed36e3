'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { MoneyActions } from './money-actions'
import { said } from './said'

const FIELDS = [
  { name: 'no', label: 'receiptNo', of: 'paymentNo', required: true },
  { name: 'docNo', label: 'docNo', of: 'docNo', required: true },
  { name: 'reason', label: 'why', of: 'reason', required: true },
  { name: 'to', label: 'rightAccount', of: 'toAccountNo', required: false },
] as const

/** A payment taken back, or moved to the account it was meant for. */
export function ReverseForm({ reverse }: { reverse: NonNullable<MoneyActions['reverse']> }) {
  const t = useTranslations('billing')
  const fieldText = useFieldText()
  const router = useRouter()
  const verb = useVerb(reverse, () => router.refresh())
  return (
    <form
      className="grid gap-2 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { no = '', docNo = '', reason = '', to = '' } = said(event.currentTarget)
        void verb.run({ paymentNo: no, docNo, reason, toAccountNo: to || null })
      }}
    >
      {FIELDS.map(({ name, label, of, required }) => (
        <Field
          key={name}
          label={t(label)}
          htmlFor={`reverse-${name}`}
          required={required}
          error={verb.fields[of] ? fieldText(verb.fields[of]) : undefined}
        >
          <input
            id={`reverse-${name}`}
            name={name}
            required={required}
            autoComplete="off"
            aria-invalid={Boolean(verb.fields[of])}
            aria-describedby={verb.fields[of] ? `reverse-${name}-error` : undefined}
            className={inputClass}
          />
        </Field>
      ))}
      <Button type="submit" look="danger" disabled={verb.pending}>
        {t('reverse')}
      </Button>
      {verb.state?.ok && (
        <p role="status" className="self-center text-kept">
          {t('done')}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}
