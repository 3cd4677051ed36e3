'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type IssueInvoice = Act<{ requestKey: string; paymentNo: string; buyer: string; taxNo: string }, { no: string }>

/** The invoice of a payment, in the holder's name or another. */
export function InvoiceForm({ paymentNo, issue }: { paymentNo: string; issue: IssueInvoice }) {
  const t = useTranslations('billing.paper')
  const textOf = useFieldText()
  const router = useRouter()
  const verb = useVerb(issue, () => router.refresh())
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const said = new FormData(event.currentTarget)
        const [buyer, taxNo] = [String(said.get('buyer')).trim(), String(said.get('taxNo')).trim().toUpperCase()]
        if (!verb.pending) void verb.run({ paymentNo, buyer, taxNo })
      }}
    >
      <input
        name="buyer"
        maxLength={100}
        aria-label={t('buyer')}
        placeholder={`${t('buyer')}（${t('buyerHint')}）`}
        className={`${inputClass} w-64!`}
      />
      <input
        name="taxNo"
        maxLength={20}
        aria-label={t('taxNo')}
        placeholder={t('taxNo')}
        className={`${inputClass} w-52!`}
      />
      <Button type="submit" disabled={verb.pending}>
        {t('issue')}
      </Button>
      {verb.fields.taxNo && (
        <p role="alert" className="basis-full text-sm text-over">
          {textOf(verb.fields.taxNo)}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}
