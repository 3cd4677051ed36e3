'use server'
import { disableStaff, enableStaff } from '@/lib/access/disable-staff'
import { DisableStaffInput, EnableStaffInput, RevokeSessionsInput } from '@/lib/access/inputs'
import { revokeSessions } from '@/lib/access/revoke-sessions'
import { formAction } from '@/lib/web/form-action'

export const revokeSessionsAction = formAction('revoke-sessions', RevokeSessionsInput, revokeSessions)
export const disableStaffAction = formAction('disable-staff', DisableStaffInput, disableStaff)
export const enableStaffAction = formAction('enable-staff', EnableStaffInput, enableStaff)
