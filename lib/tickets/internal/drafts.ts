import 'server-only'
import { refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'

/** A draft is over; it stays as it was, with how it ended. Blockers: draft_ended (saved, joined or given up in another window: one call is one matter). */
export async function endDraft(tx: StaffContext, draftId: string | null | undefined, how: string): Promise<void> {
  if (!draftId) return
  const { count } = await tx.db.draft.updateMany({
    where: { id: draftId, orgId: tx.actor.orgId, staffId: tx.actor.id, endedAt: null },
    data: { endedAt: tx.now, endedBy: how, updatedAt: tx.now },
  })
  refuseIf(count === 0 ? [{ code: 'draft_ended' }] : [])
}
