'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { MoneyActions } from './money-actions'
import { said } from './said'

/** Money asked back from the advance of an account; another decides. */
export function RefundForm({ accountNo, refund }: { accountNo: string; refund: NonNullable<MoneyActions['refund']> }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(refund, () => router.refresh())
  return (
    <form
      className="flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { amount = '', reason = '', way } = said(event.currentTarget)
        void verb.run({ accountNo, amountYuan: amount, reason, way: way === 'cash' ? 'cash' : 'transfer' })
      }}
    >
      <input
        name="amount"
        required
        inputMode="decimal"
        placeholder={t('amount')}
        aria-label={t('refundAmount')}
        className={`${inputClass} w-28!`}
      />
      <select name="way" aria-label={t('howPaid')} className={`${inputClass} w-28!`}>
        <option value="transfer">{t('tender.transfer')}</option>
        <option value="cash">{t('tender.cash')}</option>
      </select>
      <input
        name="reason"
        required
        placeholder={t('why')}
        aria-label={t('refundWhy')}
        className={`${inputClass} min-w-40 flex-1`}
      />
      <Button type="submit" disabled={verb.pending}>
        {t('askRefund')}
      </Button>
      {verb.state?.ok && (
        <p role="status" className="self-center text-kept">
          {t('refundWaits')}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}
