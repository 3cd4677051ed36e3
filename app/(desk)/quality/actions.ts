'use server'
import { SettleCaseInput } from '@/lib/quality/inputs'
import { settleCase } from '@/lib/quality/settle-case'
import { formAction } from '@/lib/web/form-action'

export const settleCaseAction = formAction('settle-case', SettleCaseInput, settleCase)
