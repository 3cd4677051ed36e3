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
  field: z.enum(['callerPhone', 'contactPhone', 'joined'], 'field'),
  /** whose, when it is one who joined */
  callId: id.nullish(),
  reason: required(line(100)),
})
export type RevealPhoneInput = z.output<typeof RevealPhoneInput>

async function phoneOf(tx: StaffContext, ticketId: string, { field, callId }: RevealPhoneInput): Promise<string> {
  if (field !== 'joined') {
    const select = { callerPhone: true, contactPhone: true }
    return (await tx.db.ticket.findUniqueOrThrow({ where: { id: ticketId }, select }))[field]
  }
  const where = { id: callId ?? '', ticketId, orgId: tx.actor.orgId }
  const call = callId ? await tx.db.ticketCall.findFirst({ where, select: { callerPhone: true } }) : null
  return call?.callerPhone ?? notFound()
}

/** Shows a phone whole to someone who needs it now; who, when and why stay on the ticket's record. */
export async function revealPhone(ctx: StaffContext, input: RevealPhoneInput): Promise<{ phone: string }> {
  authorize(ctx, 'account:reveal')
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, input.ticketNo)
    const phone = await phoneOf(tx, ticket.id, input)
    await recordEvent(tx, {
      type: 'personal-data.revealed',
      subject: 'ticket',
      subjectId: ticket.id,
      data: { field: input.field, reason: input.reason },
    })
    return { phone }
  })
}
