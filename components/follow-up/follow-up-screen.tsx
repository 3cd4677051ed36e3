import { cx } from '../ui/classes'
import { FollowUpQueue } from './queue'

type Props = Parameters<typeof FollowUpQueue>[0] & { children: React.ReactNode }

/** The queue beside the customer being called; on a narrow screen one at a time. */
export function FollowUpScreen({ children, ...queue }: Props) {
  return (
    <div className="grid items-start gap-x-8 lg:grid-cols-[320px_minmax(0,1fr)]">
      <div
        className={cx(
          'lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:overflow-auto lg:pr-2',
          queue.selected && 'hidden lg:block',
        )}
      >
        <FollowUpQueue {...queue} />
      </div>
      {children}
    </div>
  )
}
