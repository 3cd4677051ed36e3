import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { authorize } from './authorize'
import type { RevokeSessionsInput } from './inputs'
import { endSessions, findStaff } from './internal/find-staff'
import { revokeBlockers } from './rules/staff-blockers'

/** Signs a person out everywhere, at once: a session is read on every request. Blockers: own_account. */
export async function revokeSessions(ctx: StaffContext, input: RevokeSessionsInput): Promise<{ ended: number }> {
  authorize(ctx, 'session:revoke')
  return inTransaction(ctx, async (tx) => {
    const staff = await findStaff(tx, input.staffId)
    refuseIf(revokeBlockers({ staffId: staff.id, actorId: tx.actor.id }))
    const ended = await endSessions(tx, staff.id)
    await recordEvent(tx, {
      type: 'session.revoked',
      subject: 'staff',
      subjectId: staff.id,
      data: { username: staff.username, reason: input.reason, count: ended },
    })
    return { ended }
  })
}
