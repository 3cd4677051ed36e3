import { cx } from './classes'

export const inputClass =
  'w-full min-h-8 rounded border border-line-strong bg-surface px-2.5 py-1 text-base text-ink aria-[invalid=true]:border-over disabled:bg-sunken disabled:text-ink-3'

type Props = {
  label: string
  htmlFor?: string
  error?: string
  hint?: string
  required?: boolean
  className?: string
  /** the label is only heard: a row of a list whose first row shows it */
  bare?: boolean
  children: React.ReactNode
}

/** A labelled control with its hint and, when refused, the reason below it. */
export function Field({ label, htmlFor, error, hint, required, className, bare, children }: Props) {
  return (
    <div className={cx('block', className)}>
      <label htmlFor={htmlFor} className={bare ? 'sr-only' : 'mb-1 block text-sm text-ink-2'}>
        {label}
        {required && (
          <span aria-hidden className="text-over">
            {' '}
            *
          </span>
        )}
      </label>
      {children}
      {hint && !error && <p className="mt-1 text-xs text-ink-3">{hint}</p>}
      {error && (
        <p id={htmlFor ? `${htmlFor}-error` : undefined} className="mt-1 text-xs text-over">
          {error}
        </p>
      )}
    </div>
  )
}
