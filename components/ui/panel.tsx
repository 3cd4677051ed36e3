import { cx } from './classes'

/** A titled part of a page, set off by a hairline; panels are never inside panels. */
export function Panel({
  title,
  aside,
  children,
  className,
  id,
}: {
  title: React.ReactNode
  aside?: React.ReactNode
  children: React.ReactNode
  className?: string
  id?: string
}) {
  return (
    <section aria-labelledby={id ? `${id}-title` : undefined} className={cx('border-t border-line pt-3', className)}>
      <div className="mb-2 flex min-h-6 items-center justify-between gap-2">
        <h2 id={id ? `${id}-title` : undefined} className="text-sm font-medium text-ink-2">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Nothing here, and the next useful act. */
export function Empty({ text, children }: { text: string; children?: React.ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2 rounded border border-dashed border-line-strong px-4 py-6 text-ink-2">
      <p>{text}</p>
      {children}
    </div>
  )
}

/** Who and when beside a fact. */
export function Provenance({ children }: { children: React.ReactNode }) {
  return <span className="text-xs text-ink-3">{children}</span>
}
