import { useTranslations } from 'next-intl'
import type { LayoutView } from '@/lib/billing/views'
import { inputClass } from '../ui/field'

type Props = { layouts: readonly LayoutView[]; chosen?: string; onChoose?: (code: string) => void }

/** Which bank; `chosen` where something on the page follows it. */
export function BankSelect({ layouts, chosen, onChoose }: Props) {
  const t = useTranslations('billing.bank')
  return (
    <select
      name="bank"
      aria-label={t('bank')}
      value={chosen}
      onChange={(event) => onChoose?.(event.target.value)}
      className={`${inputClass} w-auto!`}
    >
      {layouts.map(({ code, bankName }) => (
        <option key={code} value={code}>
          {bankName}
        </option>
      ))}
    </select>
  )
}
