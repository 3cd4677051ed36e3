import { holds, type Actor } from '@/lib/kernel/actor'
import type { Role } from '@/lib/kernel/roles'

const WHOLE_COMPANY: Role[] = [
  'hotline-agent',
  'shift-leader',
  'dispatcher',
  'counter-clerk',
  'collector',
  'follow-up-caller',
  'supervisor',
  'manager',
  'general-manager',
]

/** How far an actor sees: the whole company, units below a path, own crews, or nothing. */
export type Scope =
  { kind: 'company' } | { kind: 'units'; paths: string[]; crewIds: string[]; staffId: string } | { kind: 'none' }

/** The actor's reach over tickets. Leaders see their unit's tree, technicians what was sent to their crews; both see what they own as first contact. */
export function ticketScope(actor: Actor): Scope {
  if (actor.kind === 'system' || holds(actor, WHOLE_COMPANY)) return { kind: 'company' }
  const paths = actor.duties.filter((duty) => duty.role === 'unit-leader').map((duty) => duty.unitPath)
  const crewIds = holds(actor, ['technician']) ? [...actor.crewIds] : []
  if (paths.length === 0 && crewIds.length === 0) return { kind: 'none' }
  return { kind: 'units', paths, crewIds, staffId: actor.id }
}
