'use client'
import { useId } from 'react'
import { cx } from '../ui/classes'

type Option = { value: string; label: string; hint?: string; keyName?: string }
type Props = {
  label: string
  value: string
  options: Option[]
  columns: string
  error?: string
  onPick: (value: string) => void
}

/** One of a few, all in sight, large enough to hit while listening. */
export function BigChoice({ label, value, options, columns, error, onPick }: Props) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-ink-2">{label}</legend>
      <div className={cx('grid gap-2', columns)}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              'flex min-h-11 cursor-pointer flex-col items-center justify-center rounded border px-1 py-1 text-center has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
              option.value === value
                ? 'border-accent bg-accent-soft font-medium text-accent'
                : 'border-line-strong bg-surface text-ink hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option.value === value}
              onChange={() => onPick(option.value)}
            />
            <span>
              <span>{option.label}</span>{' '}
              {option.keyName && (
                <kbd className="hidden rounded border border-line px-1 font-sans text-xs text-ink-3 sm:inline">
                  {option.keyName}
                </kbd>
              )}
            </span>
            {option.hint && <span className="text-xs font-normal text-ink-2">{option.hint}</span>}
          </label>
        ))}
      </div>
      {error && <p className="mt-1 text-xs text-over">{error}</p>}
    </fieldset>
  )
}
