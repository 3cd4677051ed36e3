'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SuspenseView } from '@/lib/billing/views'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { SuspenseActions } from './bank-actions'
import { said } from './said'

type Asked = NonNullable<SuspenseView['asked']>
type Props = {
  asked: Asked
  decide: SuspenseActions['decideReturn']
  reveal: SuspenseActions['revealPayee']
  now: string
}

/** A return asked for, and the decision of another than who asked. */
export function ReturnDecision({ asked, decide, reveal, now }: Props) {
  const t = useTranslations('billing.bank.return')
  const router = useRouter()
  const verb = useVerb(decide, () => router.refresh())
  const act = (decision: 'approved' | 'rejected') => () => void verb.run({ returnId: asked.id, decision })
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateChip tone="wait">{t('waits')}</StateChip>
        <span>{asked.payee}</span>
        <PayeeAccount asked={asked} reveal={reveal} />
      </div>
      <p className="text-sm text-ink-2">
        {t('askedBy', { who: asked.by, reason: asked.reason })}{' '}
        <span className="text-ink-3">
          <TimeText at={asked.at} now={now} />
        </span>
      </p>
      {asked.mine ? (
        <p className="text-sm text-ink-3">{t('anotherDecides')}</p>
      ) : (
        <p className="flex flex-wrap gap-2">
          <Button disabled={verb.pending} onClick={act('approved')}>
            {t('approve')}
          </Button>
          <Button look="danger" disabled={verb.pending} onClick={act('rejected')}>
            {t('reject')}
          </Button>
        </p>
      )}
      <RefusalNote state={verb.state} />
    </div>
  )
}

/** The payee's account number by its last four digits; whole to whoever says why, which stays on record. */
function PayeeAccount({ asked, reveal }: Pick<Props, 'asked' | 'reveal'>) {
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
