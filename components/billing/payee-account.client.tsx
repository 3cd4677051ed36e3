'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import type { SuspenseActions } from './bank-actions'
import { said } from './said'

type Props = { asked: { id: string; last4: string }; reveal: SuspenseActions['revealPayee'] }

/** The payee's account number by its last four digits; whole to whoever says why, which stays on record. */
export function PayeeAccount({ asked, reveal }: Props) {
  const t = useTranslations('billing.bank.return')
  const [asking, setAsking] = useState(false)
  const [answer, setAnswer] = useState<ActionState<{ payeeAccount: string }> | null>(null)
  if (answer?.ok) return <span className="tabular-nums">{answer.data.payeeAccount}</span>
  return (
    <>
      <span className="tabular-nums">{t('endsIn', { digits: asked.last4 })}</span>
      <Button look="plain" className="h-7 px-2 text-sm" aria-expanded={asking} onClick={() => setAsking(!asking)}>
        {t('show')}
      </Button>
      {asking && (
        <form
          className="flex basis-full gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            const { why = '' } = said(event.currentTarget)
            void reveal({ returnId: asked.id, reason: why }).then(setAnswer)
          }}
        >
          <input
            name="why"
            required
            autoFocus
            maxLength={200}
            aria-label={t('showWhy')}
            placeholder={t('showWhy')}
            className={inputClass}
          />
          <Button type="submit">{t('show')}</Button>
        </form>
      )}
      <RefusalNote state={answer} />
    </>
  )
}
