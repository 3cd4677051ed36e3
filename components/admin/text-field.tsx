import { DateInput } from '../ui/date-input.client'
import { Field, inputClass } from '../ui/field'

type Props = {
  name: string
  label: string
  id?: string
  value?: string
  hint?: string
  error?: string
  required?: boolean
  type?: string
  className?: string
}

/** One line of text with its label and, when refused, the reason. */
export function TextField({ name, label, id = name, value, hint, error, required, type = 'text', className }: Props) {
  const given = { id, name, required, defaultValue: value, 'aria-invalid': error ? true : undefined }
  return (
    <Field label={label} htmlFor={id} hint={hint} error={error} required={required} className={className}>
      {type === 'date' || type === 'time' ? (
        <DateInput {...given} type={type} />
      ) : (
        <input {...given} type={type} maxLength={type === 'text' ? 200 : undefined} className={inputClass} />
      )}
    </Field>
  )
}
