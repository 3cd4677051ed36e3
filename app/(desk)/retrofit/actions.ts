'use server'
import { ApproveRetrofitInput, MoveRetrofitInput, PlanRetrofitInput, RecordConsentInput } from '@/lib/billing/inputs'
import { approveRetrofit, moveRetrofit } from '@/lib/billing/move-retrofit'
import { planRetrofit } from '@/lib/billing/plan-retrofit'
import { recordConsent } from '@/lib/billing/record-consent'
import { formAction } from '@/lib/web/form-action'

export const planRetrofitAction = formAction('plan-retrofit', PlanRetrofitInput, planRetrofit)
export const recordConsentAction = formAction('record-consent', RecordConsentInput, recordConsent)
export const approveRetrofitAction = formAction('approve-retrofit', ApproveRetrofitInput, approveRetrofit)
export const moveRetrofitAction = formAction('move-retrofit', MoveRetrofitInput, moveRetrofit)
