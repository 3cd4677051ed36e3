'use client'
import { useId } from 'react'
import { cx } from '../ui/classes'

type Props = {
  label: string
  value: string
  options: { value: string; label: string; hint?: string; disabled?: boolean }[]
  error?: string
  wide?: boolean
  onPick: (value: string) => void
}

/** One of a few, large enough for a thumb. */
export function PickBig({ label, value, options, error, wide, onPick }: Props) {
  const name = useId()
  return (
    <fieldset aria-invalid={!!error}>
      <legend className="mb-1 text-base text-ink-2">{label}</legend>
      <div
        className={cx(
          'grid gap-2',
          wide
            ? 'grid-cols-2'
            : options.length <= 4 && options.length % 2 === 0
              ? 'grid-cols-2 sm:grid-cols-4'
              : 'grid-cols-3 sm:grid-cols-6',
        )}
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              'flex min-h-12 cursor-pointer flex-col items-center justify-center rounded border px-2 py-1.5 text-center text-lg has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
              option.value === value
                ? 'border-accent bg-accent-soft font-medium text-accent'
                : 'border-line-strong bg-surface text-ink hover:bg-sunken has-disabled:border-line has-disabled:text-ink-3',
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onPick(option.value)}
            />
            <span className="inline-block first-letter:uppercase">{option.label}</span>
            {option.hint && <span className="text-sm font-normal text-ink-2">{option.hint}</span>}
          </label>
        ))}
      </div>
      {error && <p className="mt-1 text-sm text-over">{error}</p>}
    </fieldset>
  )
}
