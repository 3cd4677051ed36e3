'use client'
import { useTranslations } from 'next-intl'
import { inputClass } from '../ui/field'

/** What a further work order is for. */
export function OrderKindPick({ value, onPick }: { value: string; onPick: (kind: string) => void }) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  return (
    <label className="block text-sm text-ink-2">
      {t('orderKind')}
      <select className={`${inputClass} mt-1`} value={value} onChange={(event) => onPick(event.target.value)}>
        {['inspect', 'repair', 'measure', 'flush', 'relocate', 'post-notice', 'care-visit', 'handle'].map((kind) => (
          <option key={kind} value={kind}>
            {words(`orderKind.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
