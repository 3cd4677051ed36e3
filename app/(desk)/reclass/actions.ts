'use server'
import { checkClassChange } from '@/lib/billing/check-class-change'
import { decideClassChange } from '@/lib/billing/decide-class-change'
import { CheckClassChangeInput, DecideClassChangeInput, OpenClassChangeInput } from '@/lib/billing/inputs'
import { openClassChange } from '@/lib/billing/open-class-change'
import { formAction } from '@/lib/web/form-action'

export const openClassChangeAction = formAction('open-class-change', OpenClassChangeInput, openClassChange)
export const checkClassChangeAction = formAction('check-class-change', CheckClassChangeInput, checkClassChange)
export const decideClassChangeAction = formAction('decide-class-change', DecideClassChangeInput, decideClassChange)
