import { firstOrderKind } from '@/lib/fieldwork/rules/orders'
import type { ActionState } from '@/lib/kernel/result'
import type { TicketPage } from '@/lib/tickets/views'
import type { DispatchChoice } from './dispatch-fields.client'

/** What this person may do on the page beside the moves. */
export type Can = Record<
  | 'note'
  | 'handOver'
  | 'pause'
  | 'promise'
  | 'difficult'
  | 'reveal'
  | 'tellCaller'
  | 'urge'
  | 'openOrder'
  | 'assign'
  | 'waive'
  | 'recall',
  boolean
>

type Did = Promise<ActionState<unknown>>
type Base = { ticketNo: string; requestKey: string; expectedVersion: number }
type OrderKind = 'inspect' | 'repair' | 'measure' | 'flush' | 'relocate' | 'post-notice' | 'care-visit' | 'handle'
export type MoveActions = {
  dispatchTicketAction: (
    input: Base & { unitId: string; crewId: string | null; orderKind: OrderKind; overruleReason: string },
  ) => Did
  openOrderAction: (input: {
    ticketNo: string
    requestKey: string
    kind: OrderKind
    unitId: string
    overruleReason?: string
    crewId: string | null
  }) => Did
  answerTicketAction: (input: Base & { answer: string }) => Did
  replyTicketAction: (input: Base & { text: string }) => Did
  reopenTicketAction: (input: Base & { reason: string }) => Did
  withdrawTicketAction: (input: Base & { reason: string }) => Did
  archiveTicketAction: (input: Base) => Did
  markUpsetAction: (input: { ticketNo: string; requestKey: string }) => Did
  handOverTicketAction: (input: { ticketNo: string; requestKey: string; reason: string }) => Did
}

/** The move a ticket of this state most likely needs next. */
export const LIKELY: Record<string, string> = {
  received: 'dispatch',
  returned: 'dispatch',
  reopened: 'dispatch',
  accepted: 'resolve',
  closed: 'archive',
}

/** The action of a move, with what was written and chosen for it. */
export function callMove(
  actions: MoveActions,
  ticket: TicketPage,
  { move, text, choice, requestKey }: { move: string; text: string; choice: DispatchChoice; requestKey: string },
): Did {
  const base = { ticketNo: ticket.no, requestKey, expectedVersion: ticket.version }
  const target = { unitId: choice.unitId, crewId: choice.crewId || null }
  if (move === 'dispatch')
    return actions.dispatchTicketAction({
      ...base,
      ...target,
      orderKind: firstOrderKind(ticket.kind),
      overruleReason: choice.overruleReason,
    })
  if (move === 'further-order')
    return actions.openOrderAction({
      ticketNo: ticket.no,
      requestKey,
      kind: (text || 'inspect') as OrderKind,
      ...target,
      overruleReason: choice.overruleReason,
    })
  if (move === 'answer') return actions.answerTicketAction({ ...base, answer: text })
  if (move === 'resolve') return actions.replyTicketAction({ ...base, text })
  if (move === 'reopen') return actions.reopenTicketAction({ ...base, reason: text })
  if (move === 'withdraw') return actions.withdrawTicketAction({ ...base, reason: text })
  if (move === 'archive') return actions.archiveTicketAction(base)
  if (move === 'upset') return actions.markUpsetAction({ ticketNo: ticket.no, requestKey })
  return actions.handOverTicketAction({ ticketNo: ticket.no, requestKey, reason: '' })
}
