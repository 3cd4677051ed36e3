'use client'
import { useLocale, useTranslations } from 'next-intl'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useRef, useState } from 'react'
import type { ReceiptView } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { AskAgain } from '../ui/ask-again.client'
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

/** The receipt a reversal asked after, as the server knows it; `receipt` null: there is none of this number. */
export type AskedReceipt = { no: string; receipt: ReceiptView | null }
type Props = { asked: AskedReceipt | null; reverse: NonNullable<MoneyActions['reverse']> }

/** A payment taken back, or moved to the account it was meant for; asked once more with whose it is and how much. */
export function ReverseForm({ asked, reverse }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const fieldText = useFieldText()
  const router = useRouter()
  const path = usePathname()
  const query = useSearchParams()
  const form = useRef<HTMLFormElement>(null)
  const [given, setGiven] = useState<Record<string, string> | null>(null)
  const askFor = (no: string | null) => {
    const next = new URLSearchParams(query)
    if (no) next.set('reverse', no)
    else next.delete('reverse')
    router.replace(`${path}?${next}`, { scroll: false })
  }
  const verb = useVerb(reverse, () => {
    form.current?.reset()
    setGiven(null)
    askFor(null)
  })
  const found = given && asked?.no === given.no ? asked : null
  return (
    <form
      ref={form}
      className="grid gap-2 sm:grid-cols-2"
      onChange={() => setGiven(null)}
      onSubmit={(event) => {
        event.preventDefault()
        verb.reset()
        const words = said(event.currentTarget)
        setGiven(words)
        askFor(words.no ?? '')
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
      <div className="col-span-full space-y-2 empty:hidden">
        {found && !found.receipt && <p className="text-over">{t('reverseUnknown', { no: found.no })}</p>}
        {found?.receipt && (
          <AskAgain
            label={t('reverse')}
            yes={t('reverseYes')}
            no={t('reverseNo')}
            onYes={() => {
              const { no = '', docNo = '', reason = '', to = '' } = given!
              void verb.run({ paymentNo: no, docNo, reason, toAccountNo: to || null })
            }}
            onNo={() => setGiven(null)}
          >
            {t('reverseAsk', {
              ...{ no: found.receipt.no, name: found.receipt.name, accountNo: found.receipt.accountNo },
              amount: yuan(locale, found.receipt.amountFen),
              tender: t(`tender.${found.receipt.tender}`),
            })}
          </AskAgain>
        )}
        {verb.state?.ok && (
          <p role="status" className="text-kept">
            {verb.state.data.movedTo ? t('reversedMoved', { no: verb.state.data.movedTo }) : t('reversed')}
          </p>
        )}
        <RefusalNote state={verb.state} />
      </div>
    </form>
  )
}
