import type { z } from 'zod'
import type { AnswerFollowUpInput } from '@/lib/fieldwork/inputs'
import type { ActionState } from '@/lib/kernel/result'
import type { TellCaller } from '../boards/tell-form.client'
import type { Reveal } from '../tickets/joined-callers.client'
import type { PromiseActions } from '../tickets/promise-actions'
import type { AddFactInput, ClaimFollowUpInput } from '@/lib/tickets/inputs'

type Act<S extends z.ZodType, T> = (input: z.input<S>) => Promise<ActionState<T>>

export type CallAnswer = {
  attempt: number
  ended: 'solved' | 'not-solved' | 'unreachable' | null
  orderNo: string | null
}
export type FollowUpActions = {
  claim: Act<typeof ClaimFollowUpInput, { ticketNo: string }>
  answer: Act<typeof AnswerFollowUpInput, CallAnswer>
  addFact: Act<typeof AddFactInput, { ticketNo: string }>
  promises: PromiseActions
  reveal: Reveal
  tellCaller: TellCaller
}
