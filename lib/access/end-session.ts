import 'server-only'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'

/** Signs the actor out here and now: the row is dead before the page answers. */
export async function endSession(ctx: StaffContext): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.session.updateMany({ where: { id: tx.actor.sessionId, revokedAt: null }, data: { revokedAt: tx.now } })
    await recordEvent(tx, { type: 'session.closed', subject: 'staff', subjectId: tx.actor.id, data: {} })
  })
}
