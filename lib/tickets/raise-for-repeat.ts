import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { writeEscalation } from './internal/escalate'
import { findTicketById } from './internal/find-ticket'
import { changeTicket } from './internal/move-ticket'

/** The same repair too often in a season: the ticket goes one level up by itself and the supervisor is told. */
export async function raiseForRepeat(ctx: StaffContext, input: { ticketId: string }): Promise<void> {
  authorize(ctx, 'order:visit')
  await inTransaction(ctx, async (tx) => {
    const ticket = await findTicketById(tx, input.ticketId)
    await changeTicket(tx, ticket, { level: { increment: 1 } })
    await writeEscalation(tx, ticket, {
      role: 'supervisor',
      reason: 'repeat-repair',
      clock: null,
      step: ticket.level + 1,
    })
  })
}
