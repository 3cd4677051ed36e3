import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { businessNo, line, required } from '@/lib/kernel/fields'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { findTicket } from './internal/find-ticket'

export const RevealPhoneInput = z.strictObject({
  ticketNo: businessNo,
  field: z.enum(['callerPhone', 'contactPhone'], 'field'),
  reason: required(line(100)),
})
export type RevealPhoneInput = z.output<typeof RevealPhoneInput>

/** Shows a phone whole to someone who needs it now; who, when and why stay on the ticket's record. */
export async function revealPhone(ctx: StaffContext, input: RevealPhoneInput): Promise<{ phone: string }> {
  authorize(ctx, 'account:reveal')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const row = await tx.db.ticket.findUniqueOrThrow({
      where: { id: ticket.id },
      select: { callerPhone: true, contactPhone: true },
    })
    await recordEvent(tx, {
      type: 'personal-data.revealed',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { field: input.field, reason: input.reason },
    })
    return { phone: row[input.field] }
  })
}
