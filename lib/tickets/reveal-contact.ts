import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { ticketScope } from '@/lib/access/rules/scope'
import type { RevealContactInput } from '@/lib/accounts/inputs'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { scopeWhere } from './internal/find-ticket'

/** Whoever does not serve the whole company sees the phones of those whose matters are with them. */
async function isWithinReach(tx: Context, agreementId: string): Promise<boolean> {
  if (ticketScope(tx.actor).kind === 'company') return true
  const within = {
    AND: [await scopeWhere(tx), { agreementId, status: { notIn: ['closed', 'archived', 'withdrawn'] } }],
  }
  return (await tx.db.ticket.findFirst({ where: within, select: { id: true } })) !== null
}

/** Shows a phone whole to someone who says why; the event stays, so looking is never unseen. */
export async function revealContact(ctx: Context, input: RevealContactInput): Promise<{ phone: string }> {
  authorize(ctx, 'account:reveal')
  return inTransaction(ctx, async (tx) => {
    const contact = await tx.db.contact.findFirst({
      where: { id: input.contactId, orgId: tx.actor.orgId },
      select: { phone: true, agreementId: true },
    })
    if (!contact || !(await isWithinReach(tx, contact.agreementId))) return notFound()
    await recordEvent(tx, {
      type: 'personal-data.revealed',
      subject: 'account',
      subjectId: contact.agreementId,
      data: { field: 'phone', reason: input.reason },
    })
    return { phone: contact.phone }
  })
}
