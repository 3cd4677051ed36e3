'use server'
import { acceptOrder, returnOrder } from '@/lib/fieldwork/accept-order'
import { AcceptOrderInput, ReturnOrderInput } from '@/lib/fieldwork/inputs'
import { formAction } from '@/lib/web/form-action'

export const acceptOrderAction = formAction('accept-order', AcceptOrderInput, acceptOrder)
export const returnOrderAction = formAction('return-order', ReturnOrderInput, returnOrder)
