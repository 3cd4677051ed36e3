import { useTranslations } from 'next-intl'
import type { Unit } from '@/lib/billing/rules/tariff-text'
import { cx } from '../../ui/classes'
import { Field, inputClass } from '../../ui/field'
import type { Part } from './part'

type Props = {
  part: Part
  /** where the number stands in a price: late.capBps */
  path: string
  label: string
  value: string
  unit?: Exclude<Unit, 'divisor'>
  hint?: string
  placeholder?: string
  bare?: boolean
  onChange: (text: string) => void
}

/** A number of a price with its unit behind it. */
export function NumberField({ part, path, label, value, unit, hint, placeholder, bare, onChange }: Props) {
  const t = useTranslations('billing.tariff')
  const [id, error] = [part.id(path), part.error(path)]
  return (
    <Field
      label={unit ? t('labelled', { label, unit: t(`unit.${unit}`) }) : label}
      htmlFor={id}
      hint={hint}
      error={error}
      bare={bare}
    >
      <input
        id={id}
        value={value}
        inputMode="decimal"
        autoComplete="off"
        placeholder={placeholder}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={cx(inputClass, 'text-right tabular-nums')}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
