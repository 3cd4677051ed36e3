import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound } from '@/lib/kernel/errors'
import { businessNo, id, line, required } from '@/lib/kernel/fields'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { findTicket } from './internal/find-ticket'

export const RevealPhoneInput = z.strictObject({
  ticketNo: businessNo,
  field: z.enum(['callerPhone', 'contactPhone'], 'field'),
  /** of somebody who called about the same matter: which call */
  callId: id.nullish(),
  reason: required(line(100)),
})
export type RevealPhoneInput = z.output<typeof RevealPhoneInput>

type Asked = { ticketId: string; callId?: string | null; field: RevealPhoneInput['field'] }

async function phoneOf(tx: StaffContext, { ticketId, callId, field }: Asked): Promise<string> {
  const { orgId } = tx.actor
  if (!callId) {
    const select = { callerPhone: true, contactPhone: true }
    return (await tx.db.ticket.findUniqueOrThrow({ where: { id: ticketId }, select }))[field]
  }
  const call = await tx.db.ticketCall.findFirst({
    where: { id: callId, orgId, ticketId },
    select: { callerPhone: true },
  })
  return (call ?? notFound()).callerPhone
}

/** Shows a phone whole to someone who needs it now; who, when and why stay on the ticket's record. */
export async function revealPhone(ctx: StaffContext, input: RevealPhoneInput): Promise<{ phone: string }> {
  authorize(ctx, 'account:reveal')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const { callId, field, reason } = input
    const phone = await phoneOf(tx, { ticketId: ticket.id, callId, field })
    await recordEvent(tx, {
      type: 'personal-data.revealed',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { field: callId ? 'joinedCall' : field, reason },
    })
    return { phone }
  })
}
