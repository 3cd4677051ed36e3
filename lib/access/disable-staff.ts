import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { authorize } from './authorize'
import type { DisableStaffInput, EnableStaffInput } from './inputs'
import { endSessions, findStaff } from './internal/find-staff'
import { disableBlockers } from './rules/staff-blockers'

/** Whether nobody else who is active could undo it. */
async function isLastGuard(tx: StaffContext, staffId: string): Promise<boolean> {
  const guards = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Staff" p JOIN "Duty" d ON d."staffId" = p.id AND d.role = 'security-admin'
    WHERE p."orgId" = ${tx.actor.orgId}::uuid AND p.status = 'active' ORDER BY p.id FOR UPDATE OF p`
  return guards.length > 0 && guards.every((guard) => guard.id === staffId)
}

/** A person may no longer sign in and is signed out everywhere at once. Blockers: own_account, already_disabled, last_security_admin. */
export async function disableStaff(ctx: StaffContext, input: DisableStaffInput): Promise<{ ended: number }> {
  authorize(ctx, 'staff:disable')
  return inTransaction(ctx, async (tx) => {
    const staff = await findStaff(tx, input.staffId)
    const last = await isLastGuard(tx, staff.id)
    refuseIf(disableBlockers({ staffId: staff.id, actorId: tx.actor.id, status: staff.status, isLastGuard: last }))
    const changed = await tx.db.staff.updateMany({
      where: { id: staff.id, orgId: tx.actor.orgId, status: 'active' },
      data: { status: 'disabled' },
    })
    if (changed.count === 0) conflict()
    const ended = await endSessions(tx, staff.id)
    const data = { username: staff.username, reason: input.reason }
    await recordEvent(tx, { type: 'staff.disabled', subject: 'staff', subjectId: staff.id, data })
    return { ended }
  })
}

/** A disabled person may sign in again; old sessions stay ended. */
export async function enableStaff(ctx: StaffContext, input: EnableStaffInput): Promise<{ staffId: string }> {
  authorize(ctx, 'staff:disable')
  return inTransaction(ctx, async (tx) => {
    const staff = await findStaff(tx, input.staffId)
    const changed = await tx.db.staff.updateMany({
      where: { id: staff.id, orgId: tx.actor.orgId, status: 'disabled' },
      data: { status: 'active' },
    })
    if (changed.count === 0) conflict()
    const data = { username: staff.username, reason: input.reason }
    await recordEvent(tx, { type: 'staff.enabled', subject: 'staff', subjectId: staff.id, data })
    return { staffId: staff.id }
  })
}
