'use server'
import { answerFollowUp } from '@/lib/fieldwork/answer-follow-up'
import { AnswerFollowUpInput } from '@/lib/fieldwork/inputs'
import { claimFollowUp } from '@/lib/tickets/follow-up'
import { ClaimFollowUpInput } from '@/lib/tickets/inputs'
import { formAction } from '@/lib/web/form-action'

export const claimFollowUpAction = formAction('claim-follow-up', ClaimFollowUpInput, claimFollowUp)
export const answerFollowUpAction = formAction('answer-follow-up', AnswerFollowUpInput, answerFollowUp)
