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
  return (
    <Field label={label} htmlFor={id} hint={hint} error={error} required={required} className={className}>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        required={required}
        maxLength={type === 'text' ? 200 : undefined}
        aria-invalid={error ? true : undefined}
        className={inputClass}
      />
    </Field>
  )
}
