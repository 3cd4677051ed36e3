import 'server-only'
import type { StaffContext } from '@/lib/platform/context'

/** A draft is over; it stays as it was, with how it ended. */
export async function endDraft(tx: StaffContext, draftId: string | null | undefined, how: string): Promise<void> {
  if (!draftId) return
  await tx.db.draft.updateMany({
    where: { id: draftId, orgId: tx.actor.orgId, staffId: tx.actor.id, endedAt: null },
    data: { endedAt: tx.now, endedBy: how, updatedAt: tx.now },
  })
}
