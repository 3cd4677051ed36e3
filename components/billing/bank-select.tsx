import { useTranslations } from 'next-intl'
import type { LayoutView } from '@/lib/billing/views'
import { inputClass } from '../ui/field'

/** Which bank. */
export function BankSelect({ layouts }: { layouts: readonly LayoutView[] }) {
  const t = useTranslations('billing.bank')
  return (
    <select name="bank" aria-label={t('bank')} className={`${inputClass} w-auto!`}>
      {layouts.map(({ code, bankName }) => (
        <option key={code} value={code}>
          {bankName}
        </option>
      ))}
    </select>
  )
}
