import { cx } from './classes'

type Look = 'primary' | 'quiet' | 'plain' | 'danger'
const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:opacity-90 disabled:bg-sunken disabled:text-ink-3',
  quiet: 'border border-line-strong bg-surface text-ink hover:bg-sunken disabled:border-line disabled:text-ink-3',
  plain: 'text-ink-2 hover:bg-sunken hover:text-ink disabled:text-ink-3',
  danger: 'border border-over bg-surface text-over hover:bg-over-soft disabled:border-line disabled:text-ink-3',
}

/** A button; `primary` is the one likely act of a screen. */
export function Button({
  look = 'quiet',
  className,
  type = 'button',
  ...rest
}: React.ComponentProps<'button'> & { look?: Look }) {
  return (
    <button
      type={type}
      className={cx(
        'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded px-3 text-base font-medium whitespace-nowrap',
        LOOKS[look],
        className,
      )}
      {...rest}
    />
  )
}
