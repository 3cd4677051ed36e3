import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { SettleConflictInput } from './inputs'

/** Says what was found out about a notice that contradicts an earlier one; once. Blockers: already_decided. */
export async function settleConflict(ctx: StaffContext, input: SettleConflictInput): Promise<{ conflictId: string }> {
  authorize(ctx, 'suspense:resolve')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id: byId, name: byName } = tx.actor
    const { conflictId, note } = input
    const found = await tx.db.providerConflict.findFirst({ where: { id: conflictId, orgId } })
    if (!found) notFound()
    const row = { conflictId, orgId, note, byId, byName, at: tx.now }
    const { count } = await tx.db.providerSettlement.createMany({ data: [row], skipDuplicates: true })
    refuseIf(count === 0 ? [{ code: 'already_decided' }] : [])
    const data = { provider: found.provider, eventId: found.eventId, note }
    await recordEvent(tx, { type: 'provider.settled', subject: 'provider-notice', subjectId: conflictId, data })
    return { conflictId }
  })
}
