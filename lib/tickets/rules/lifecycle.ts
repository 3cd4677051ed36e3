import type { Permission } from '@/lib/access/rules/permissions'
import type { Actor } from '@/lib/kernel/actor'
import { holds } from '@/lib/kernel/actor'
import type { Blocker } from '@/lib/kernel/blockers'
import { PERMISSIONS } from '@/lib/access/rules/permissions'

export const TICKET_STATES = [
  'received',
  'dispatched',
  'accepted',
  'in-progress',
  'returned',
  'reopened',
  'resolved',
  'closed',
  'archived',
  'withdrawn',
] as const
export type TicketState = (typeof TICKET_STATES)[number]

/** Someone still owes the customer work. */
export const OPEN_STATES = [
  'received',
  'dispatched',
  'accepted',
  'in-progress',
  'returned',
  'reopened',
] as const satisfies readonly TicketState[]
/** The first-contact owner must see to it that a unit takes it. */
export const UNPLACED_STATES = ['received', 'returned', 'reopened'] as const satisfies readonly TicketState[]
/** A unit or crew holds it. */
export const FIELD_STATES = ['dispatched', 'accepted', 'in-progress'] as const satisfies readonly TicketState[]
/** A repeat call about the same matter joins these instead of making a second ticket. */
export const JOINABLE_STATES = [...OPEN_STATES, 'resolved'] as const satisfies readonly TicketState[]

export const TICKET_KINDS = [
  'inquiry',
  'repair',
  'leak',
  'complaint',
  'urge',
  'suggestion',
  'praise',
  'service-request',
] as const
export const SERVICES = ['heat', 'water', 'power'] as const
export const CHANNELS = ['hotline', 'counter', 'door', 'web'] as const

type Move = { from: readonly TicketState[]; to: TicketState; permission: Permission }

/** Every way a ticket may go. The database holds the same edges (trigger ticket_move). */
export const MOVES = {
  dispatch: { from: UNPLACED_STATES, to: 'dispatched', permission: 'ticket:dispatch' },
  accept: { from: ['dispatched'], to: 'accepted', permission: 'order:accept' },
  return: { from: ['dispatched', 'accepted'], to: 'returned', permission: 'order:return' },
  recall: { from: ['dispatched', 'accepted'], to: 'received', permission: 'order:recall' },
  'start-work': { from: ['accepted'], to: 'in-progress', permission: 'order:visit' },
  'leave-site': { from: ['in-progress'], to: 'accepted', permission: 'order:visit' },
  resolve: { from: FIELD_STATES, to: 'resolved', permission: 'ticket:reply' },
  answer: { from: UNPLACED_STATES, to: 'resolved', permission: 'ticket:answer' },
  reopen: { from: ['resolved', 'closed'], to: 'reopened', permission: 'ticket:reopen' },
  close: { from: ['resolved'], to: 'closed', permission: 'follow-up:call' },
  archive: { from: ['closed'], to: 'archived', permission: 'ticket:archive' },
  withdraw: {
    from: ['received', 'dispatched', 'accepted', 'returned', 'reopened'],
    to: 'withdrawn',
    permission: 'ticket:withdraw',
  },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof MOVES

export const isOpen = (state: TicketState) => (OPEN_STATES as readonly TicketState[]).includes(state)
export const isJoinable = (state: TicketState) => (JOINABLE_STATES as readonly TicketState[]).includes(state)

/** Why the move may not be made from this state: `wrong_state`. */
export function stateBlockers(move: MoveName, status: TicketState): Blocker[] {
  return (MOVES[move].from as readonly TicketState[]).includes(status)
    ? []
    : [{ code: 'wrong_state', params: { status } }]
}

export type MovableTicket = {
  status: TicketState
  openOrders: number
  kind?: string
  rulingOpen?: boolean
  /** why it is not put away yet, though closed */
  kept?: Blocker[]
}
export type OfferedMove = { move: MoveName; blockers: Blocker[] }

const SCREEN_MOVES: MoveName[] = ['dispatch', 'answer', 'resolve', 'reopen', 'close', 'archive', 'withdraw']

/** The moves of the ticket page for this person: only those a duty of theirs carries; refused ones stay with their reasons. */
export function availableMoves(ticket: MovableTicket, actor: Actor): OfferedMove[] {
  return SCREEN_MOVES.filter((move) => actor.kind === 'staff' && holds(actor, PERMISSIONS[MOVES[move].permission])).map(
    (move) => ({
      move,
      blockers: [
        ...stateBlockers(move, ticket.status),
        ...(move === 'dispatch' && ticket.rulingOpen ? [{ code: 'ruling_pending' }] : []),
        ...(move === 'archive' && ticket.status === 'closed' ? (ticket.kept ?? []) : []),
        ...(endsOrders(move, ticket) ? [] : openOrderBlockers(move, ticket.openOrders)),
      ],
    }),
  )
}

/** Whether a move offered now asks for a unit: dispatching, or a further order while the work is with one. */
export function mayNeedUnit(ticket: { status: TicketState; moves: OfferedMove[] }, mayOpenOrder: boolean): boolean {
  const dispatches = ticket.moves.some(({ move, blockers }) => move === 'dispatch' && blockers.length === 0)
  return dispatches || (mayOpenOrder && (FIELD_STATES as readonly TicketState[]).includes(ticket.status))
}

/** Moves whose verb ends orders itself: withdrawing recalls what nobody has begun, a written reply ends the office's handling order once it was taken on. */
function endsOrders(move: MoveName, { kind, status }: MovableTicket): boolean {
  const isOffice = kind !== undefined && kind !== 'repair' && kind !== 'leak'
  return move === 'withdraw' || (move === 'resolve' && isOffice && status !== 'dispatched')
}

/** A ticket is settled only when every work order on it is: `open_orders`. */
export function openOrderBlockers(move: MoveName, openOrders: number): Blocker[] {
  const settles = MOVES[move].to === 'resolved' || MOVES[move].to === 'closed' || MOVES[move].to === 'withdrawn'
  return settles && openOrders > 0 ? [{ code: 'open_orders', params: { count: openOrders } }] : []
}
