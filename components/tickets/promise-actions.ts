import type { ActionState } from '@/lib/kernel/result'
import type { Tell } from '../boards/tell-form.client'

/** What may be done about what a customer was promised. */
export type PromiseActions = {
  makeCommitmentAction: (input: {
    ticketNo: string
    requestKey: string
    what: string
    toWhom: string
    dueAt: string
  }) => Promise<ActionState<{ commitmentId: string }>>
  keepCommitmentAction: (input: {
    commitmentId: string
    requestKey: string
  }) => Promise<ActionState<{ commitmentId: string }>>
  replaceCommitmentAction: (input: {
    commitmentId: string
    requestKey: string
    dueAt: string
    customerTold: boolean
    how: 'phone' | 'sms' | 'in-person' | 'other' | null
  }) => Promise<ActionState<{ commitmentId: string }>>
  tellCustomerAction: Tell
}
