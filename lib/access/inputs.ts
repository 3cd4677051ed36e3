import { z } from 'zod'
import { id, line, requestKey, required } from '@/lib/kernel/fields'

const person = { staffId: id, requestKey, reason: required(line(200)) }

export const RevokeSessionsInput = z.strictObject(person)
export type RevokeSessionsInput = z.output<typeof RevokeSessionsInput>

export const DisableStaffInput = z.strictObject(person)
export type DisableStaffInput = z.output<typeof DisableStaffInput>

export const EnableStaffInput = z.strictObject(person)
export type EnableStaffInput = z.output<typeof EnableStaffInput>

export const ResetPasswordInput = z.strictObject(person)
export type ResetPasswordInput = z.output<typeof ResetPasswordInput>

const password = z.string().min(1, 'required').max(256, 'too_long:256')

export const ChangePasswordInput = z.strictObject({ requestKey, old: password, next: password })
export type ChangePasswordInput = z.output<typeof ChangePasswordInput>
