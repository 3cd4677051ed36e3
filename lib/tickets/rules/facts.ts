import type { Blocker } from '@/lib/kernel/blockers'

/** Why a fact may not be asked: it is there already and nobody said why it must be asked again (`already_known`). */
export function askBlockers(knownRounds: number, reaskReason: string): Blocker[] {
  return knownRounds > 0 && reaskReason === '' ? [{ code: 'already_known' }] : []
}
