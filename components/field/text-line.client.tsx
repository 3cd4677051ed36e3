'use client'
import { useId } from 'react'
import { DateInput } from '../ui/date-input.client'
import { useFieldText } from '../ui/use-field-text.client'
import { touchInput } from './touch'

type Props = {
  label: string
  value: string
  onText: (text: string) => void
  error?: string
  hint?: string
  rows?: number
  unit?: string
  type?: 'text' | 'date' | 'datetime-local'
} & Pick<React.ComponentProps<'input'>, 'inputMode' | 'maxLength' | 'placeholder'>

/** One thing to type, with its label above, its unit beside it and the reason of a refusal below. */
export function TextLine({ label, value, onText, error, hint, rows, unit, type, ...rest }: Props) {
  const id = useId()
  const fieldText = useFieldText()
  const given = {
    id,
    value,
    className: touchInput,
    'aria-invalid': !!error,
    'aria-describedby': error || hint ? `${id}-note` : undefined,
    maxLength: rest.maxLength,
    placeholder: rest.placeholder,
  }
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-base text-ink-2">
        {label}
        {unit && <span className="text-ink-3">{`\u00a0${unit}`}</span>}
      </label>
      {rows ? (
        <textarea {...given} rows={rows} onChange={(event) => onText(event.target.value)} />
      ) : type === 'date' || type === 'datetime-local' ? (
        <DateInput
          {...given}
          className="text-lg"
          look={touchInput}
          type={type}
          onChange={(event) => onText(event.target.value)}
        />
      ) : (
        <input {...given} type={type} inputMode={rest.inputMode} onChange={(event) => onText(event.target.value)} />
      )}
      {(error || hint) && (
        <p id={`${id}-note`} className={error ? 'mt-1 text-sm text-over' : 'mt-1 text-sm text-ink-3'}>
          {error ? fieldText(error) : hint}
        </p>
      )}
    </div>
  )
}
