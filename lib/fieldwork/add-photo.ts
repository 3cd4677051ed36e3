import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { AddPhotoInput } from './inputs'
import { findOrder, openVisit } from './internal/find-order'
import { momentOf } from './internal/moment'

/** A photo of the visit, named by the hash of its bytes, which arrive on their own. Blockers: no_visit. */
export async function addPhoto(ctx: StaffContext, input: AddPhotoInput): Promise<{ photoId: string }> {
  authorize(ctx, 'order:visit')
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, input.orderNo)
    const visit = await openVisit(tx, order.id)
    const photoId = newId()
    await tx.db.visitPhoto.create({
      data: {
        id: photoId,
        orgId: tx.actor.orgId,
        visitId: visit.id,
        ticketId: order.ticketId,
        fileHash: input.sha256,
        subject: input.subject,
        byId: tx.actor.id,
        at: momentOf(tx),
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      type: 'visit.photo-taken',
      subject: 'ticket',
      subjectId: order.ticketId,
      data: { of: input.subject },
    })
    return { photoId }
  })
}
