'use server'
import { findByPhonePart } from '@/lib/accounts/find-by-phone-part'
import { FindByPhonePartInput } from '@/lib/accounts/inputs'
import { TakeMatterInput } from '@/lib/quality/inputs'
import { takeMatter } from '@/lib/quality/take-matter'
import { handOverCall } from '@/lib/tickets/hand-over'
import { DiscardDraftInput, HandOverCallInput, JoinTicketInput, KeepDraftInput } from '@/lib/tickets/inputs'
import { joinTicket } from '@/lib/tickets/join-ticket'
import { discardDraft, keepDraft } from '@/lib/tickets/keep-draft'
import { formAction } from '@/lib/web/form-action'

export const takeAndDispatchAction = formAction('take-and-dispatch', TakeMatterInput, takeMatter)
export const findByPhonePartAction = formAction('find-by-phone-part', FindByPhonePartInput, findByPhonePart)
export const joinTicketAction = formAction('join-ticket', JoinTicketInput, joinTicket)
export const keepDraftAction = formAction('keep-draft', KeepDraftInput, keepDraft)
export const discardDraftAction = formAction('discard-draft', DiscardDraftInput, discardDraft)
export const handOverCallAction = formAction('hand-over-call', HandOverCallInput, handOverCall)
