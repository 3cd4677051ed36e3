import type { Blocker } from '@/lib/kernel/blockers'

/** Why a crew may not be sent now: `crew_off_duty`. Its unit may still be sent the ticket and arrange it. */
export function crewBlockers(crew: { onDuty: boolean }): Blocker[] {
  return crew.onDuty ? [] : [{ code: 'crew_off_duty' }]
}
