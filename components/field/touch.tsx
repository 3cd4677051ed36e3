import { Button } from '../ui/button'
import { cx } from '../ui/classes'
import { Panel } from '../ui/panel'

/** A control for a gloved thumb: 48 px high, 16 px text. */
export const touchInput =
  'w-full min-h-12 rounded border border-line-strong bg-surface px-3 py-2.5 text-lg text-ink aria-[invalid=true]:border-over disabled:bg-sunken disabled:text-ink-3'

/** The buttons of the field: 48 px high. */
export function TouchButton({ className, ...rest }: React.ComponentProps<typeof Button>) {
  return <Button className={cx('h-auto! min-h-12 px-4! text-lg!', className)} {...rest} />
}

/** A quiet act as sign above word, several in a row under the thumb. */
export const touchTile =
  'flex min-h-12 flex-1 flex-col items-center justify-center rounded border border-line-strong bg-surface px-1 py-1 text-sm text-ink hover:bg-sunken disabled:border-line disabled:text-ink-3'

/** A step of a visit: its name large enough to find while scrolling. */
export function Step({
  title,
  aside,
  children,
}: {
  title: string
  aside?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <Panel title={<span className="text-lg text-ink">{title}</span>} aside={aside}>
      <div className="space-y-3">{children}</div>
    </Panel>
  )
}

/** The one filled act of a job, beside the quiet tiles. */
export const nextAct =
  'flex min-h-12 flex-[1.7] items-center justify-center gap-1.5 rounded bg-accent px-2 text-lg font-medium text-accent-ink hover:opacity-90 disabled:bg-sunken disabled:text-ink-3'
