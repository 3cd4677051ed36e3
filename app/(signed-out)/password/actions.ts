'use server'
import { changePassword } from '@/lib/access/change-password'
import { ChangePasswordInput } from '@/lib/access/inputs'
import { formAction } from '@/lib/web/form-action'

export const changePasswordAction = formAction('change-password', ChangePasswordInput, changePassword, {
  secret: true,
  ownAccount: true,
})
