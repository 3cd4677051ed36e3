'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { SuspenseView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { BankActions } from './bank-actions'

/** Money nobody claimed, given to the account it was meant for. */
export function SuspenseRow({ row, resolve }: { row: SuspenseView; resolve: BankActions['resolve'] }) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const router = useRouter()
  const verb = useVerb(resolve, () => router.refresh())
  return (
    <li className="space-y-2 py-2">
      <p className="flex flex-wrap gap-x-3">
        <span className="font-medium tabular-nums">{yuan(locale, row.amountFen)}</span>
        <span>{row.said}</span>
        <span className="text-over">{t(`why.${row.reason}`)}</span>
        <span className="text-sm text-ink-3">{row.ref}</span>
      </p>
      <form
        className="flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const said = new FormData(event.currentTarget)
          const accountNo = String(said.get('account')).trim().toUpperCase()
          void verb.run({ suspenseId: row.id, accountNo, reason: String(said.get('reason')).trim() })
        }}
      >
        <input
          name="account"
          required
          defaultValue={row.accountNo}
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
        <RefusalNote state={verb.state} />
      </form>
    </li>
  )
}

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
