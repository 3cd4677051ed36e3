'use server'
import { dispatchToUnit } from '@/lib/fieldwork/dispatch-to-unit'
import { DispatchTicketInput } from '@/lib/tickets/inputs'
import { formAction } from '@/lib/web/form-action'

export const dispatchToUnitAction = formAction('dispatch-to-unit', DispatchTicketInput, dispatchToUnit)
