'use server'
import { keepCommitment, replaceCommitment, tellCustomer } from '@/lib/tickets/commit-to'
import { ReplaceCommitmentInput, SettleCommitmentInput, TellCustomerInput } from '@/lib/tickets/inputs'
import { formAction } from '@/lib/web/form-action'

export const tellOfPromiseAction = formAction('tell-customer', TellCustomerInput, tellCustomer)
export const keepPromiseAction = formAction('keep-commitment', SettleCommitmentInput, keepCommitment)
export const movePromiseAction = formAction('replace-commitment', ReplaceCommitmentInput, replaceCommitment)
