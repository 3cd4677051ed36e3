'use client'
import { useLocale, useTranslations } from 'next-intl'
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
import { ReturnDecision } from './return-decision.client'
import { ReturnForm } from './return-form.client'
import { said } from './said'

type Props = { row: SuspenseView; actions: SuspenseActions; now: string }

/** Money nobody claimed: laid on the account it was meant for, or given back to whoever paid it, which another decides. */
export function SuspenseRow({ row, actions, now }: Props) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const [returning, setReturning] = useState(false)
  return (
    <li className="space-y-2 py-2">
      <p className="flex flex-wrap gap-x-3">
        <span className="font-medium tabular-nums">{yuan(locale, row.amountFen)}</span>
        <span>{row.said}</span>
        <span className="text-over">{t(`why.${row.reason}`)}</span>
        <span className="text-sm text-ink-3">{row.ref}</span>
      </p>
      {row.asked ? (
        <ReturnDecision asked={row.asked} decide={actions.decideReturn} reveal={actions.revealPayee} now={now} />
      ) : (
        <>
          <PlaceForm row={row} resolve={actions.resolve} />
          <Button
            look="plain"
            className="-ml-2 h-7 px-2 text-sm"
            aria-expanded={returning}
            onClick={() => setReturning(!returning)}
          >
            {t('return.open')}
          </Button>
          {returning && <ReturnForm row={row} ask={actions.askReturn} />}
        </>
      )}
    </li>
  )
}

function PlaceForm({ row, resolve }: { row: SuspenseView; resolve: SuspenseActions['resolve'] }) {
  const t = useTranslations('billing.bank')
  const router = useRouter()
  const verb = useVerb(resolve, () => router.refresh())
  return (
    <form
      className="flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { account = '', reason = '' } = said(event.currentTarget)
        if (!verb.pending) void verb.run({ suspenseId: row.id, accountNo: account.toUpperCase(), reason })
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
  )
}
