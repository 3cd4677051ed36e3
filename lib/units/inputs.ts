import { z } from 'zod'
import { id, line, localDate, phone, requestKey, required } from '@/lib/kernel/fields'
import { ROLES } from '@/lib/kernel/roles'
import { UNIT_KINDS } from './rules/organisation'

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/, 'code')
const names = { name: required(line(60)), nameEn: line(80) }
const SERVICES = ['heat', 'water', 'power'] as const
const KINDS = ['inquiry', 'repair', 'leak', 'complaint', 'suggestion', 'praise', 'service-request'] as const
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')

export const OpenUnitInput = z.strictObject({
  requestKey,
  parentId: id,
  code,
  ...names,
  kind: z.enum(UNIT_KINDS, 'kind'),
  phone,
})
export type OpenUnitInput = z.output<typeof OpenUnitInput>

export const ChangeUnitInput = z.strictObject({ requestKey, unitId: id, ...names, phone, leaderId: id.nullable() })
export type ChangeUnitInput = z.output<typeof ChangeUnitInput>

const crew = {
  ...names,
  skills: z.array(required(line(20))).max(12),
  capacity: z.int('number').min(1, 'number').max(100, 'number'),
  memberIds: z.array(id).max(30),
}

export const FormCrewInput = z.strictObject({ requestKey, unitId: id, code, ...crew })
export type FormCrewInput = z.output<typeof FormCrewInput>

export const ChangeCrewInput = z.strictObject({ requestKey, crewId: id, ...crew })
export type ChangeCrewInput = z.output<typeof ChangeCrewInput>

/** Hours of duty on some days of the week (1 Monday to 7 Sunday) between two dates, both included; an end not after the start is on the next day. */
export const RosterCrewInput = z.strictObject({
  requestKey,
  crewId: id,
  from: localDate,
  to: localDate,
  weekdays: z.array(z.int('date').min(1).max(7)).min(1, 'required').max(7),
  start: clockTime,
  end: clockTime,
})
export type RosterCrewInput = z.output<typeof RosterCrewInput>

export const AddScopeInput = z.strictObject({
  requestKey,
  unitId: id,
  service: z.enum(SERVICES, 'service').nullable(),
  kinds: z.array(z.enum(KINDS, 'kind')).max(KINDS.length),
  community: line(60),
  zone: line(60),
  rank: z.int('number').min(1, 'number').max(999, 'number'),
})
export type AddScopeInput = z.output<typeof AddScopeInput>

export const EndScopeInput = z.strictObject({ requestKey, scopeId: id, reason: required(line(200)) })
export type EndScopeInput = z.output<typeof EndScopeInput>

const duties = z
  .array(z.strictObject({ role: z.enum(ROLES, 'kind'), unitId: id }))
  .min(1, 'required')
  .max(12)
const person = { ...names, phone, oidcSubject: line(255), unitId: id, duties }

export const AddStaffInput = z.strictObject({
  requestKey,
  staffNo: z.string().regex(/^[A-Za-z0-9]{1,20}$/, 'code'),
  username: z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .refine((text) => /^[a-z0-9][a-z0-9._-]{1,39}$/.test(text), 'code'),
  ...person,
})
export type AddStaffInput = z.output<typeof AddStaffInput>

export const ChangeStaffInput = z.strictObject({ requestKey, staffId: id, ...person })
export type ChangeStaffInput = z.output<typeof ChangeStaffInput>
