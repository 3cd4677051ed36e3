import type { Blocker } from '@/lib/kernel/blockers'
import type { Role } from '@/lib/kernel/roles'

export const UNIT_KINDS = ['centre', 'department', 'second-level', 'team'] as const

/** A roster is written for at most a quarter ahead at a time. */
export const ROSTER_DAYS = 93

type Roster = { fromDay: number; toDay: number; today: number }

/** Why a roster cannot be written: `roster_backwards`, `roster_in_past` (what was worked stays), `roster_too_long` (days). */
export function rosterBlockers({ fromDay, toDay, today }: Roster): Blocker[] {
  if (toDay < fromDay) return [{ code: 'roster_backwards' }]
  if (fromDay < today) return [{ code: 'roster_in_past' }]
  return toDay - fromDay >= ROSTER_DAYS ? [{ code: 'roster_too_long', params: { days: ROSTER_DAYS } }] : []
}

const ADMINS: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin']

/**
 * Why these duties cannot be given: `own_account`, `audit_apart` (whoever watches the record administers nothing and serves no customer),
 * `admin_serves_customers` (an administrator by duty sees no customer).
 * Source: three separated administrators, GB/T 22239-2019 8.1.4 (unverified: read in secondary sources only).
 */
export function dutyBlockers(given: { roles: readonly Role[]; staffId?: string; actorId: string }): Blocker[] {
  if (given.staffId === given.actorId) return [{ code: 'own_account' }]
  const roles = new Set(given.roles)
  if (roles.has('audit-admin') && roles.size > 1) return [{ code: 'audit_apart' }]
  const admin = ADMINS.some((role) => roles.has(role))
  return admin && [...roles].some((role) => !ADMINS.includes(role)) ? [{ code: 'admin_serves_customers' }] : []
}
