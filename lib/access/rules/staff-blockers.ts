import type { Blocker } from '@/lib/kernel/blockers'

type Given = { staffId: string; actorId: string; status: string; isLastGuard: boolean }

/** Why a person may not be disabled: `own_account`, `already_disabled`, `last_security_admin`. */
export function disableBlockers({ staffId, actorId, status, isLastGuard }: Given): Blocker[] {
  if (staffId === actorId) return [{ code: 'own_account' }]
  if (status !== 'active') return [{ code: 'already_disabled' }]
  return isLastGuard ? [{ code: 'last_security_admin' }] : []
}

/** Why sessions may not be ended: `own_account` (sign out instead). */
export function revokeBlockers({ staffId, actorId }: Pick<Given, 'staffId' | 'actorId'>): Blocker[] {
  return staffId === actorId ? [{ code: 'own_account' }] : []
}
