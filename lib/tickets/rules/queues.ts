/** The named lists of tickets: what a tab, a number on a board and an export mean by the same word. */
export const QUEUES = [
  'open',
  'unplaced',
  'mine',
  'resolved',
  'closed',
  'all',
  'overdue',
  'nearing',
  'returned',
  'returned-lately',
  'reopened',
  'difficult',
  'opened',
  'ended',
] as const
export type Queue = (typeof QUEUES)[number]

/** The tabs of the list; the others are reached from a board's numbers. */
export const TAB_QUEUES = ['open', 'unplaced', 'mine', 'resolved', 'closed', 'all'] as const satisfies readonly Queue[]

/** The numbers of a shift, each a list of its own. */
export const SHIFT_QUEUES = [
  'unplaced',
  'overdue',
  'nearing',
  'open',
  'resolved',
  'returned',
  'opened',
  'ended',
] as const satisfies readonly Queue[]

/** Totals are counted to here and then said as "more than". */
export const COUNT_TO = 1000

const URGENT: readonly Queue[] = ['open', 'unplaced', 'mine', 'overdue', 'nearing', 'returned', 'reopened', 'difficult']

/** Sorted by time left; the others by when they were opened, latest first. */
export const isUrgentQueue = (queue: Queue) => URGENT.includes(queue)

/** Due within this time is near its limit. */
export const NEARING_MS = 3_600_000
