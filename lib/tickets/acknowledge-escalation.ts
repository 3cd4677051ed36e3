import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { AcknowledgeEscalationInput } from './inputs'
import { findTicketById } from './internal/find-ticket'

/** Someone higher up has seen it and stands for it; it leaves the list, the record stays. */
export async function acknowledgeEscalation(
  ctx: StaffContext,
  input: AcknowledgeEscalationInput,
): Promise<{ escalationId: string }> {
  authorize(ctx, 'escalation:acknowledge')
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.escalation.findFirst({
      where: { id: input.escalationId, orgId: tx.actor.orgId },
      select: { id: true, ticketId: true, reason: true },
    })
    if (!row) notFound()
    await findTicketById(tx, row.ticketId)
    const seen = await tx.db.escalation.updateMany({
      where: { id: row.id, acknowledgedAt: null },
      data: { acknowledgedAt: tx.now, acknowledgedById: tx.actor.id },
    })
    if (seen.count === 0) conflict()
    await recordEvent(tx, {
      type: 'escalation.acknowledged',
      subject: 'ticket',
      subjectId: row.ticketId,
      data: { reason: row.reason },
    })
    return { escalationId: row.id }
  })
}
