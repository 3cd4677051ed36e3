import { z } from 'zod'
import { id, line, requestKey, required } from '@/lib/kernel/fields'

const person = { staffId: id, requestKey, reason: required(line(200)) }

export const RevokeSessionsInput = z.strictObject(person)
export type RevokeSessionsInput = z.output<typeof RevokeSessionsInput>

export const DisableStaffInput = z.strictObject(person)
export type DisableStaffInput = z.output<typeof DisableStaffInput>

export const EnableStaffInput = z.strictObject(person)
export type EnableStaffInput = z.output<typeof EnableStaffInput>
