import { instantOf, localDay, localMinute, MINUTE_MS } from '@/lib/kernel/zones'
import type { Span } from '@/lib/units/rules/crews'

export const SLOT_MS = 30 * MINUTE_MS
/** What the board shows at once: half a day, a shift's length. */
export const BOARD_MS = 12 * 60 * MINUTE_MS
const PAST_HOURS = 2

/** Where the board begins: at the full hour two hours before a moment, by the town's clock, so that most of what it shows lies ahead. */
export function boardStart(timeZone: string, at: number): number {
  const hour = Math.floor(localMinute(timeZone, at) / 60) - PAST_HOURS
  return instantOf(timeZone, localDay(timeZone, at), 0) + hour * 60 * MINUTE_MS
}

/** Where a board begins that is asked for by its own beginning. */
export const boardFrom = (at: number): number => Math.floor(at / SLOT_MS) * SLOT_MS

/** The board that shows an appointment: the same where it does already, else one that begins two hours before it; null when it stays. */
export function boardFor(board: Span, slot: Span | null): number | null {
  if (!slot || (slot.from >= board.from && slot.to <= board.to)) return null
  return boardFrom(slot.from) - PAST_HOURS * 60 * MINUTE_MS
}

/** The slot a moment falls in. */
export const slotOf = (at: number): number => Math.floor(at / SLOT_MS) * SLOT_MS

/** An appointment moved by so many half hours; from none it begins at the next half hour, before that it is none again. */
export function movedBy(window: Span | null, steps: number, now: number, length = 2 * SLOT_MS): Span | null {
  const first = slotOf(now) + SLOT_MS
  if (!window) return steps > 0 ? { from: first, to: first + length } : null
  const from = window.from + steps * SLOT_MS
  return from < first ? null : { from, to: from + (window.to - window.from) }
}

/** An appointment made longer or shorter by half hours, never less than one. */
export const stretched = (window: Span, steps: number): Span => ({
  from: window.from,
  to: Math.max(window.from + SLOT_MS, window.to + steps * SLOT_MS),
})

/** Where a stretch stands on the board, in percent of its width; null when it lies outside. */
export function placeOn(board: Span, span: Span): { left: number; width: number } | null {
  const [from, to] = [Math.max(board.from, span.from), Math.min(board.to, span.to)]
  if (to <= from) return null
  const whole = board.to - board.from
  return { left: ((from - board.from) / whole) * 100, width: ((to - from) / whole) * 100 }
}
