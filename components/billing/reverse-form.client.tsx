'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { MoneyActions } from './money-actions'
import { said } from './said'

/** A payment taken back, or moved to the account it was meant for. */
export function ReverseForm({ reverse }: { reverse: NonNullable<MoneyActions['reverse']> }) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(reverse, () => router.refresh())
  return (
    <form
      className="grid gap-2 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { no = '', docNo = '', reason = '', to = '' } = said(event.currentTarget)
        void verb.run({ paymentNo: no, docNo, reason, toAccountNo: to || null })
      }}
    >
      <input name="no" required placeholder={t('receiptNo')} aria-label={t('receiptNo')} className={inputClass} />
      <input name="docNo" required placeholder={t('docNo')} aria-label={t('docNo')} className={inputClass} />
      <input name="reason" required placeholder={t('why')} aria-label={t('why')} className={inputClass} />
      <input name="to" placeholder={t('rightAccount')} aria-label={t('rightAccount')} className={inputClass} />
      <Button type="submit" look="danger" disabled={verb.pending}>
        {t('reverse')}
      </Button>
      {verb.state?.ok && (
        <p role="status" className="self-center text-kept">
          {t('done')}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}
