import type { Blocker } from '@/lib/kernel/blockers'

export const ORDER_STATES = ['sent', 'accepted', 'in-progress', 'done', 'incomplete', 'cancelled'] as const
export type OrderState = (typeof ORDER_STATES)[number]
export const OPEN_ORDER_STATES = ['sent', 'accepted', 'in-progress'] as const satisfies readonly OrderState[]

export const ORDER_MOVES = {
  accept: { from: ['sent'], to: 'accepted' },
  return: { from: ['sent', 'accepted'], to: 'cancelled' },
  start: { from: ['accepted'], to: 'in-progress' },
  finish: { from: ['in-progress'], to: 'done' },
  reply: { from: ['accepted', 'in-progress'], to: 'done' },
  'leave-incomplete': { from: ['in-progress'], to: 'incomplete' },
} as const satisfies Record<string, { from: readonly OrderState[]; to: OrderState }>
export type OrderMove = keyof typeof ORDER_MOVES

/** Why an order may not make the move: `wrong_state`. */
export function orderBlockers(move: OrderMove, status: OrderState): Blocker[] {
  return (ORDER_MOVES[move].from as readonly OrderState[]).includes(status)
    ? []
    : [{ code: 'wrong_state', params: { status } }]
}

/** What a repair of this kind of ticket begins with. */
export function firstOrderKind(ticketKind: string): 'inspect' | 'repair' | 'handle' {
  if (ticketKind === 'leak') return 'repair'
  return ticketKind === 'repair' ? 'inspect' : 'handle'
}
