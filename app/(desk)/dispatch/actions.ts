'use server'
import { dispatchToUnit } from '@/lib/fieldwork/dispatch-to-unit'
import { SettleParkedInput } from '@/lib/fieldwork/inputs'
import { settleParked } from '@/lib/fieldwork/settle-parked'
import { DispatchTicketInput } from '@/lib/tickets/inputs'
import { formAction } from '@/lib/web/form-action'

export const dispatchToUnitAction = formAction('dispatch-to-unit', DispatchTicketInput, dispatchToUnit)
export const settleParkedAction = formAction('settle-parked', SettleParkedInput, settleParked)
