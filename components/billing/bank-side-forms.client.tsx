'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { BankActions } from './bank-actions'

type Ending = { batchNo: string; what: 'withdraw' | 'close'; act: BankActions['withdraw']; note?: string }

/** A batch the bank never had, or answers no more. */
export function EndBatchForm({ batchNo, what, act, note }: Ending) {
  const t = useTranslations('billing.bank')
  const router = useRouter()
  const verb = useVerb(act, () => router.refresh())
  return (
    <details>
      <summary className="cursor-pointer text-sm text-ink-3">{t(what)}</summary>
      {note && <p className="mt-1 text-sm">{note}</p>}
      <form
        className="mt-1 flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void verb.run({ batchNo, reason: String(new FormData(event.currentTarget).get('reason')).trim() })
        }}
      >
        <Field label={t('reason')} htmlFor={`end-${batchNo}`} className="flex-1">
          <input id={`end-${batchNo}`} name="reason" required className={inputClass} />
        </Field>
        <Button type="submit" look="danger" disabled={verb.pending} className="self-end">
          {t(what)}
        </Button>
      </form>
      <RefusalNote state={verb.state} />
    </details>
  )
}
