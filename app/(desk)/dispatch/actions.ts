'use server'
import { assignOrder } from '@/lib/fieldwork/assign-order'
import { dispatchToUnit } from '@/lib/fieldwork/dispatch-to-unit'
import { AssignOrderInput, SettleParkedInput } from '@/lib/fieldwork/inputs'
import { ruleAndSend } from '@/lib/fieldwork/rule-and-send'
import { settleParked } from '@/lib/fieldwork/settle-parked'
import { DispatchTicketInput, ReviewReturnInput, RuleOwnershipInput } from '@/lib/tickets/inputs'
import { reviewReturn } from '@/lib/tickets/rule-ownership'
import { formAction } from '@/lib/web/form-action'

export const dispatchToUnitAction = formAction('dispatch-to-unit', DispatchTicketInput, dispatchToUnit)
export const assignOrderAction = formAction('assign-order', AssignOrderInput, assignOrder)
export const ruleAndSendAction = formAction('rule-and-send', RuleOwnershipInput, ruleAndSend)
export const reviewReturnAction = formAction('review-return', ReviewReturnInput, reviewReturn)
export const settleParkedAction = formAction('settle-parked', SettleParkedInput, settleParked)
