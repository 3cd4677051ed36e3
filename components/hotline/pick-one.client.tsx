'use client'
import { cx } from '../ui/classes'

type Props = {
  label: string
  name: string
  value: string
  options: { value: string; label: string }[]
  numbered?: boolean
  onPick: (value: string) => void
}

/** One of a few, all in sight: arrows or its number choose. */
export function PickOne({ label, name, value, options, numbered, onPick }: Props) {
  return (
    <fieldset
      onKeyDown={(event) => {
        const picked = numbered && /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined
        if (picked) onPick(picked.value)
      }}
    >
      <legend className="mb-1 text-sm text-ink-2">{label}</legend>
      <div className="flex flex-wrap gap-1">
        {options.map((option, index) => (
          <label
            key={option.value}
            className={cx(
              'inline-flex h-8 cursor-pointer items-center gap-1.5 rounded border px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
              option.value === value
                ? 'border-accent bg-accent-soft font-medium text-accent'
                : 'border-line-strong bg-surface text-ink hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onPick(option.value)}
              className="sr-only"
            />
            {numbered && (
              <span aria-hidden className="text-xs opacity-70">
                {index + 1}
              </span>
            )}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
