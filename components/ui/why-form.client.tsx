'use client'
import { Button } from './button'
import { cx } from './classes'
import { inputClass } from './field'

type Props = {
  label: string
  submit: string
  onWhy: (reason: string) => void
  pending?: boolean
  className?: string
}

/** One line that asks why, before something masked is shown; the reason stays on record. */
export function WhyForm({ label, submit, onWhy, pending, className }: Props) {
  return (
    <form
      className={cx('flex gap-2', className)}
      onSubmit={(event) => {
        event.preventDefault()
        onWhy(String(new FormData(event.currentTarget).get('reason') ?? ''))
      }}
    >
      <input
        name="reason"
        required
        autoFocus
        maxLength={200}
        aria-label={label}
        placeholder={label}
        className={inputClass}
      />
      <Button type="submit" disabled={pending}>
        {submit}
      </Button>
    </form>
  )
}
