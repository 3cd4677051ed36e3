'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { SuspenseView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import type { SuspenseActions } from './bank-actions'
import { PayeeAccount } from './payee-account.client'

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
