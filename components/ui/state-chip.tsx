import {
  AlertTriangle,
  CheckCircle2,
  ChevronsUp,
  Circle,
  CircleDot,
  Clock,
  Flag,
  Frown,
  Lock,
  Scale,
  ShieldAlert,
  Siren,
  Star,
  TimerOff,
} from 'lucide-react'
import { cx } from './classes'

export type Tone = 'wait' | 'run' | 'near' | 'over' | 'kept'
const LOOK: Record<Tone, { className: string; Icon: typeof Circle }> = {
  wait: { className: 'bg-wait-soft text-wait', Icon: Circle },
  run: { className: 'bg-run-soft text-run', Icon: CircleDot },
  near: { className: 'bg-near-soft text-near', Icon: Clock },
  over: { className: 'bg-over-soft text-over', Icon: AlertTriangle },
  kept: { className: 'bg-kept-soft text-kept', Icon: CheckCircle2 },
}

/** What a mark is about, each with a shape of its own: colour alone tells nobody. */
const MARKS = {
  severity: Siren,
  gross: TimerOff,
  ruling: Scale,
  level: ChevronsUp,
  upset: Frown,
  key: Star,
  safety: ShieldAlert,
  confidential: Lock,
  flag: Flag,
}
export type MarkOf = keyof typeof MARKS

/** The shapes of the states, drawn once per page; each chip only points at its own. */
export function ChipShapes() {
  return (
    <svg aria-hidden className="absolute size-0 overflow-hidden" focusable="false">
      <defs>
        {Object.entries(LOOK).map(([tone, { Icon }]) => (
          <Icon key={tone} id={`chip-${tone}`} strokeWidth={2.25} />
        ))}
        {Object.entries(MARKS).map(([of, Icon]) => (
          <Icon key={of} id={`chip-${of}`} strokeWidth={2.25} />
        ))}
      </defs>
    </svg>
  )
}

function Shape({ of }: { of: Tone | MarkOf }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className="size-3">
      <use href={`#chip-${of}`} />
    </svg>
  )
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
  return (
    <span
      className={cx(
        'inline-flex h-[22px] items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap',
        LOOK[tone].className,
        className,
      )}
    >
      <Shape of={tone} />
      {children}
    </span>
  )
}

/** A mark that must be seen before speaking: upset, key customer, safety. What a person wrote in it wraps: its end is never cut off. */
export function Mark({
  tone,
  of,
  wraps,
  children,
}: {
  tone: Tone
  of: MarkOf
  wraps?: boolean
  children: React.ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex min-h-[22px] items-center gap-1 rounded border px-1.5 text-xs font-medium',
        wraps ? 'max-w-full [&>svg]:shrink-0' : 'whitespace-nowrap',
        `border-current ${LOOK[tone].className}`,
      )}
    >
      <Shape of={of} />
      {wraps ? <span className="min-w-0">{children}</span> : children}
    </span>
  )
}
