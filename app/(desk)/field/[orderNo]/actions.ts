'use server'
import { AgreePriceInput, FinishVisitInput, StartVisitInput, TakeReadingInput } from '@/lib/fieldwork/inputs'
import { agreePrice, finishVisit, startVisit, takeReading } from '@/lib/fieldwork/visit'
import { formAction } from '@/lib/web/form-action'

export const startVisitAction = formAction('start-visit', StartVisitInput, startVisit)
export const takeReadingAction = formAction('take-reading', TakeReadingInput, takeReading)
export const agreePriceAction = formAction('agree-price', AgreePriceInput, agreePrice)
export const finishVisitAction = formAction('finish-visit', FinishVisitInput, finishVisit)
