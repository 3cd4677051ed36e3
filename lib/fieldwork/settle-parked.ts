import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { SettleParkedInput } from './inputs'

/** A person decides over what a phone sent and nobody could carry out: kept as a note on the ticket, or discarded with a reason. Blockers: already_decided. */
export async function settleParked(ctx: StaffContext, input: SettleParkedInput): Promise<{ commandId: string }> {
  authorize(ctx, 'parked:settle')
  return inTransaction(ctx, async (tx) => {
    const where = { orgId: tx.actor.orgId, id: input.commandId, verdict: 'parked' }
    const parked = (await tx.db.fieldCommand.findFirst({ where })) ?? notFound()
    const decided = await tx.db.fieldCommand.updateMany({
      where: { ...where, decidedAt: null },
      data: {
        decision: input.decision,
        decisionReason: input.reason,
        decidedById: tx.actor.id,
        decidedAt: tx.now,
      },
    })
    refuseIf(decided.count === 0 ? [{ code: 'already_decided' }] : [])
    await recordEvent(tx, {
      type: 'phone.settled',
      subject: parked.ticketId ? 'ticket' : 'staff',
      subjectId: parked.ticketId ?? parked.staffId,
      data: { no: parked.orderNo, what: parked.kind, decision: input.decision, reason: input.reason },
    })
    return { commandId: parked.id }
  })
}
