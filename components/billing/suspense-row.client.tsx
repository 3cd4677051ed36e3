'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SuspenseView } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Button } from '../ui/button'
import type { SuspenseActions } from './bank-actions'
import { PlaceForm } from './place-form.client'
import { ReturnDecision } from './return-decision.client'
import { ReturnForm } from './return-form.client'

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
