import type { Role } from './roles'

export type Duty = { role: Role; unitId: string; unitPath: string }

/** Someone signed in, with every duty they hold and the crews they belong to. */
export type StaffActor = {
  kind: 'staff'
  id: string
  orgId: string
  name: string
  staffNo: string
  unitId: string
  unitPath: string
  duties: readonly Duty[]
  crewIds: readonly string[]
  sessionId: string
}

/** The worker acting for nobody in particular. */
export type SystemActor = { kind: 'system'; orgId: string; name: string }

export type Actor = StaffActor | SystemActor

/** Whether the actor holds any of the roles. */
export function holds(actor: Actor, roles: readonly Role[]): boolean {
  return actor.kind === 'staff' && actor.duties.some((duty) => roles.includes(duty.role))
}
