'use client'
import { cx } from '../ui/classes'

type Props = {
  label: string
  options: { value: string; label: string }[]
  chosen: string[]
  onAnswer: (chosen: string[]) => void
}

/** Some of a few, all in sight: space or its number ticks. */
export function TickSome({ label, options, chosen, onAnswer }: Props) {
  const turn = (value: string) =>
    onAnswer(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <fieldset
      onKeyDown={(event) => {
        const ticked = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined
        if (ticked) turn(ticked.value)
      }}
    >
      <legend className="mb-1 text-sm text-ink-2">{label}</legend>
      <div className="flex flex-wrap gap-1">
        {options.map((option, index) => {
          const on = chosen.includes(option.value)
          return (
            <label
              key={option.value}
              className={cx(
                'inline-flex h-8 cursor-pointer items-center gap-1.5 rounded border px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
                on
                  ? 'border-accent bg-accent-soft font-medium text-accent'
                  : 'border-line-strong bg-surface hover:bg-sunken',
              )}
            >
              <input
                type="checkbox"
                checked={on}
                className="size-3.5 accent-[var(--accent)]"
                onChange={() => turn(option.value)}
              />
              <span aria-hidden className="text-xs opacity-70">
                {index + 1}
              </span>
              {option.label}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
