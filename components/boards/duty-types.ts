import type { ActionState } from '@/lib/kernel/result'
import type { Tell } from './tell-form.client'

type Act<I, T> = (input: I & { requestKey: string }) => Promise<ActionState<T>>

export type DutyActions = {
  accept: Act<{ handoverId: string }, { ticketNo?: string; draftId?: string }>
  acknowledge: Act<{ escalationId: string }, { escalationId: string }>
  keep: Act<{ commitmentId: string }, { commitmentId: string }>
  replace: Act<
    {
      commitmentId: string
      dueAt: string
      customerTold: boolean
      how?: 'phone' | 'sms' | 'in-person' | 'other' | null
      words?: string
    },
    { commitmentId: string }
  >
  tell: Tell
}
