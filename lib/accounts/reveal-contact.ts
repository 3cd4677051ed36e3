import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import type { RevealContactInput } from './inputs'

/** Shows a phone whole to someone who says why; the event stays, so looking is never unseen. */
export async function revealContact(ctx: Context, input: RevealContactInput): Promise<{ phone: string }> {
  authorize(ctx, 'account:reveal')
  return inTransaction(ctx, async (tx) => {
    const contact = await tx.db.contact.findFirst({
      where: { id: input.contactId, orgId: tx.actor.orgId },
      select: { phone: true, agreementId: true },
    })
    if (!contact) return notFound()
    await recordEvent(tx, {
      type: 'personal-data.revealed',
      subject: 'account',
      subjectId: contact.agreementId,
      data: { field: 'phone', reason: input.reason },
    })
    return { phone: contact.phone }
  })
}
