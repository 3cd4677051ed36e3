import type { Blocker } from '@/lib/kernel/blockers'

export const ORDER_STATES = ['sent', 'accepted', 'in-progress', 'done', 'incomplete', 'cancelled', 'waived'] as const
export type OrderState = (typeof ORDER_STATES)[number]
export const OPEN_ORDER_STATES = ['sent', 'accepted', 'in-progress'] as const satisfies readonly OrderState[]

export const ORDER_MOVES = {
  accept: { from: ['sent'], to: 'accepted' },
  return: { from: ['sent', 'accepted'], to: 'cancelled' },
  'return-part': { from: ['sent', 'accepted'], to: 'incomplete' },
  recall: { from: ['sent', 'accepted'], to: 'cancelled' },
  start: { from: ['accepted'], to: 'in-progress' },
  finish: { from: ['in-progress'], to: 'done' },
  reply: { from: ['accepted', 'in-progress'], to: 'done' },
  'leave-incomplete': { from: ['in-progress'], to: 'incomplete' },
  waive: { from: ['sent', 'accepted', 'incomplete'], to: 'waived' },
} as const satisfies Record<string, { from: readonly OrderState[]; to: OrderState }>
export type OrderMove = keyof typeof ORDER_MOVES

/** Orders nobody has begun: their crew and time may change. */
export const ASSIGNABLE_STATES = ['sent', 'accepted'] as const satisfies readonly OrderState[]

export const isOpenOrder = (status: OrderState) => (OPEN_ORDER_STATES as readonly OrderState[]).includes(status)

type Past = { no: string; status: OrderState; openedAt: Date; endedAt: Date | null }

/** Orders left incomplete that no later work made good: one opened after it and done does, as a waiver does. */
export function undoneOrders(orders: readonly Past[]): string[] {
  return orders
    .filter(
      ({ status, endedAt }) =>
        status === 'incomplete' &&
        !orders.some((later) => later.status === 'done' && endedAt !== null && later.openedAt >= endedAt),
    )
    .map(({ no }) => no)
}

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

/** Why an order cannot be taken back: `wrong_state` (begun or ended), `crew_on_the_way` (ask the crew; they may return it). */
export function recallBlockers(status: OrderState, hasSetOff: boolean): Blocker[] {
  const stands = orderBlockers('recall', status)
  return stands.length === 0 && hasSetOff ? [{ code: 'crew_on_the_way' }] : stands
}
