'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { LayoutView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { BankActions } from './bank-actions'
import { BankSelect } from './bank-select'

type Props = {
  layouts: readonly LayoutView[]
  month: string
  /** the day it may be sent from, while that is to come */
  opensOn: string | null
  send: BankActions['send']
}

/** This month's batch of one bank; not before its day. */
export function SendBatchForm({ layouts, month, opensOn, send }: Props) {
  const t = useTranslations('billing.bank')
  const router = useRouter()
  const verb = useVerb(send, () => router.refresh())
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void verb.run({ layoutCode: String(new FormData(event.currentTarget).get('bank')), month })
      }}
    >
      <BankSelect layouts={layouts} />
      <Button type="submit" look="primary" disabled={verb.pending || opensOn !== null}>
        {t('send', { month })}
      </Button>
      {opensOn && <p className="text-sm text-ink-2">{t('opensOn', { date: opensOn })}</p>}
      {verb.state?.ok && (
        <p role="status" className="text-kept">
          {t('sent', {
            no: verb.state.data.batchNo,
            count: verb.state.data.count,
            unwritable: verb.state.data.unwritable,
          })}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}
