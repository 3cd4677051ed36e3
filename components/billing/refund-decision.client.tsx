'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { RefundView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { colon } from '../ui/named'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { MoneyActions } from './money-actions'

/** A refund asked for, and the decision of another than who asked. */
export function RefundDecision({ row, decide }: { row: RefundView; decide: NonNullable<MoneyActions['decide']> }) {
  const locale = useLocale()
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(decide, () => router.refresh())
  return (
    <li className="flex flex-wrap items-center gap-2 py-2">
      <span className="min-w-0 flex-1">
        {row.name} {row.accountNo} · {(row.amountFen / 100).toFixed(2)} · {t(`tender.${row.way}`)}
        <span className="block text-sm text-ink-3">
          {row.requestedBy}
          {colon(locale)}
          {row.reason}
        </span>
      </span>
      {row.mine ? (
        <span className="text-sm text-ink-3">{t('anotherDecides')}</span>
      ) : (
        <>
          <Button disabled={verb.pending} onClick={() => void verb.run({ refundId: row.id, decision: 'approved' })}>
            {t('approve')}
          </Button>
          <Button
            look="danger"
            disabled={verb.pending}
            onClick={() => void verb.run({ refundId: row.id, decision: 'rejected' })}
          >
            {t('reject')}
          </Button>
        </>
      )}
      <RefusalNote state={verb.state} />
    </li>
  )
}
