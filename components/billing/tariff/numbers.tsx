import { useTranslations } from 'next-intl'
import { cx } from '../../ui/classes'
import { NumberField } from './number-field'
import type { Part } from './part'

export type Spec = readonly (readonly [field: string, unit: 'yuan' | 'metre' | 'percent' | 'permille'])[]
type Props = {
  part: Part
  at: string
  specs: Spec
  value: Readonly<Record<string, unknown>>
  onChange: (more: Record<string, string>) => void
}

/** The numbers of one part of a price side by side. */
export function Numbers({ part, at, specs, value, onChange }: Props) {
  const t = useTranslations('billing.tariff')
  return (
    <div className={cx('grid grid-cols-2 items-start gap-3', specs.length > 4 ? 'sm:grid-cols-5' : 'sm:grid-cols-4')}>
      {specs.map(([field, unit]) => (
        <NumberField
          key={field}
          part={part}
          path={`${at}.${field}`}
          label={t(`${at}.${field}`)}
          unit={unit}
          value={String(value[field] ?? '')}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
    </div>
  )
}
