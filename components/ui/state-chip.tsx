import { AlertTriangle, CheckCircle2, Circle, CircleDot, Clock, Flame } from 'lucide-react'
import { cx } from './classes'

export type Tone = 'wait' | 'run' | 'near' | 'over' | 'kept'
const LOOK: Record<Tone, { className: string; Icon: typeof Circle }> = {
  wait: { className: 'bg-wait-soft text-wait', Icon: Circle },
  run: { className: 'bg-run-soft text-run', Icon: CircleDot },
  near: { className: 'bg-near-soft text-near', Icon: Clock },
  over: { className: 'bg-over-soft text-over', Icon: AlertTriangle },
  kept: { className: 'bg-kept-soft text-kept', Icon: CheckCircle2 },
}

/** A state as word, shape and colour, in that order. */
export function StateChip({
  tone,
  children,
  className,
}: {
  tone: Tone
  children: React.ReactNode
  className?: string
}) {
  const { className: look, Icon } = LOOK[tone]
  return (
    <span
      className={cx(
        'inline-flex h-[22px] items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap',
        look,
        className,
      )}
    >
      <Icon aria-hidden className="size-3" strokeWidth={2.25} />
      {children}
    </span>
  )
}

/** A mark that must be seen before speaking: upset, key customer, safety. */
export function Mark({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex h-[22px] items-center gap-1 rounded border px-1.5 text-xs font-medium whitespace-nowrap',
        `border-current ${LOOK[tone].className}`,
      )}
    >
      <Flame aria-hidden className="size-3" />
      {children}
    </span>
  )
}
