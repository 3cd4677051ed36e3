'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { WhyForm } from '../ui/why-form.client'
import type { SuspenseActions } from './bank-actions'

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
        <WhyForm
          label={t('showWhy')}
          submit={t('show')}
          className="basis-full"
          onWhy={(reason) => void reveal({ returnId: asked.id, reason }).then(setAnswer)}
        />
      )}
      <RefusalNote state={answer} />
    </>
  )
}
