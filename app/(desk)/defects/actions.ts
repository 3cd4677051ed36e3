'use server'
import { endDefect, enterDefect } from '@/lib/accounts/edit-defect'
import { EndDefectInput, EnterDefectInput } from '@/lib/accounts/inputs'
import { formAction } from '@/lib/web/form-action'

export const enterDefectAction = formAction('enter-defect', EnterDefectInput, enterDefect)
export const endDefectAction = formAction('end-defect', EndDefectInput, endDefect)
