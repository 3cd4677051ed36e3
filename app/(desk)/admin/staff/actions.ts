'use server'
import { resetPassword } from '@/lib/access/change-password'
import { disableStaff, enableStaff } from '@/lib/access/disable-staff'
import { DisableStaffInput, EnableStaffInput, ResetPasswordInput, RevokeSessionsInput } from '@/lib/access/inputs'
import { revokeSessions } from '@/lib/access/revoke-sessions'
import { addStaff, changeStaff } from '@/lib/units/add-staff'
import { AddStaffInput, ChangeStaffInput } from '@/lib/units/inputs'
import { formAction } from '@/lib/web/form-action'

export const revokeSessionsAction = formAction('revoke-sessions', RevokeSessionsInput, revokeSessions)
export const disableStaffAction = formAction('disable-staff', DisableStaffInput, disableStaff)
export const enableStaffAction = formAction('enable-staff', EnableStaffInput, enableStaff)
export const resetPasswordAction = formAction('reset-password', ResetPasswordInput, resetPassword, { secret: true })
export const addStaffAction = formAction('add-staff', AddStaffInput, addStaff, { secret: true })
export const changeStaffAction = formAction('change-staff', ChangeStaffInput, changeStaff)
