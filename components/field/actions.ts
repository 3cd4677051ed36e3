import type { z } from 'zod'
import type * as order from '@/lib/fieldwork/inputs'
import type { ActionState } from '@/lib/kernel/result'

type Act<S extends z.ZodType, T> = (input: z.input<S>) => Promise<ActionState<T>>

export type RevealPhone = (input: {
  ticketNo: string
  field: 'callerPhone' | 'contactPhone'
  reason: string
}) => Promise<ActionState<{ phone: string }>>

/** What may be done to a job from its card. */
export type CardActions = {
  accept: Act<typeof order.AcceptOrderInput, { orderNo: string }>
  giveBack: Act<typeof order.ReturnOrderInput, { orderNo: string }>
  reveal: RevealPhone
}

/** What is done on site. */
export type VisitActions = {
  arrive: Act<typeof order.StartVisitInput, { visitId: string }>
  read: Act<typeof order.TakeReadingInput, { meetsStandard: boolean | null }>
  price: Act<typeof order.AgreePriceInput, { decision: string }>
  finish: Act<typeof order.FinishVisitInput, { orderNo: string; resolved: boolean }>
}
