import { isOpen, type TicketState } from '@/lib/tickets/rules/lifecycle'
import { NEARING_MS } from '@/lib/tickets/rules/queues'
import { statusTone } from '../tickets/tones'
import type { Tone } from '../ui/state-chip'

/** The colour of a row's state: over or near its limit while it is open, else what it is doing. */
export function rowTone(row: { status: TicketState; nextDueAt: string | null }, now: number): Tone {
  const left = isOpen(row.status) && row.nextDueAt ? Date.parse(row.nextDueAt) - now : Infinity
  if (left < 0) return 'over'
  return left < NEARING_MS ? 'near' : statusTone(row.status)
}
