import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { inTransaction } from '@/lib/platform/transaction'
import { findTicketById } from '@/lib/tickets/find-for-orders'
import { resumeAfterSeason } from '@/lib/tickets/wait-for-season'
import type { SettleOffSeasonInput } from './inputs'

async function settle(tx: StaffContext, input: SettleOffSeasonInput, state: 'done' | 'excused'): Promise<void> {
  const { orgId, id: byId } = tx.actor
  const line = (await tx.db.offSeasonLine.findFirst({ where: { orgId, id: input.lineId } })) ?? notFound()
  await findTicketById(tx, line.ticketId)
  refuseIf(line.state === 'open' ? [] : [{ code: 'already_decided' }])
  const moved = await tx.db.offSeasonLine.updateMany({
    where: { orgId, id: line.id, state: 'open', version: input.expectedVersion },
    data: {
      state,
      version: { increment: 1 },
      settledById: byId,
      settledAt: tx.now,
      settledReason: input.reason,
    },
  })
  if (moved.count === 0) conflict({ version: line.version })
  const type = state === 'done' ? 'work.put-off-done' : 'work.put-off-excused'
  await recordEvent(tx, { type, subject: 'ticket', subjectId: line.ticketId, data: { reason: input.reason } })
  await resumeAfterSeason(tx, { ticketId: line.ticketId })
}

/** The unit has done what was put off; its clocks run on. Blockers: already_decided. */
export async function finishOffSeason(ctx: StaffContext, input: SettleOffSeasonInput): Promise<{ lineId: string }> {
  authorize(ctx, 'off-season:settle')
  return inTransaction(ctx, async (tx) => {
    await settle(tx, input, 'done')
    return { lineId: input.lineId }
  })
}

/** A manager by name answers for a line that is not done when the season opens. Blockers: already_decided. */
export async function excuseOffSeason(ctx: StaffContext, input: SettleOffSeasonInput): Promise<{ lineId: string }> {
  authorize(ctx, 'off-season:excuse')
  return inTransaction(ctx, async (tx) => {
    await settle(tx, input, 'excused')
    return { lineId: input.lineId }
  })
}
