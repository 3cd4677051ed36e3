'use server'
import { assignOrder } from '@/lib/fieldwork/assign-order'
import { AssignOrderInput } from '@/lib/fieldwork/inputs'
import { formAction } from '@/lib/web/form-action'

export const assignUnitOrderAction = formAction('assign-order', AssignOrderInput, assignOrder)
