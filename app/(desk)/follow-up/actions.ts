'use server'
import { answerFollowUp } from '@/lib/fieldwork/answer-follow-up'
import { AnswerFollowUpInput } from '@/lib/fieldwork/inputs'
import { addFact } from '@/lib/tickets/add-fact'
import { claimFollowUp } from '@/lib/tickets/follow-up'
import { AddFactInput, ClaimFollowUpInput } from '@/lib/tickets/inputs'
import { revealPhone, RevealPhoneInput } from '@/lib/tickets/reveal-phone'
import { formAction } from '@/lib/web/form-action'

export const claimFollowUpAction = formAction('claim-follow-up', ClaimFollowUpInput, claimFollowUp)
export const answerFollowUpAction = formAction('answer-follow-up', AnswerFollowUpInput, answerFollowUp)
export const addFactAction = formAction('add-fact', AddFactInput, addFact)
export const revealPhoneAction = formAction('reveal-phone', RevealPhoneInput, revealPhone)
