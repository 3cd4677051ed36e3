import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { EndDefectInput, EnterDefectInput } from './inputs'
import { findPlace } from './queries'

/** A known defect of a building goes into the register, with where it is known from and since when. Blockers: place_unknown (name a building of ours). */
export async function enterDefect(ctx: StaffContext, input: EnterDefectInput): Promise<{ defectId: string }> {
  authorize(ctx, 'defect:edit')
  return inTransaction(ctx, async (tx) => {
    const place = await findPlace(tx, input.address)
    const premiseId = place?.buildingId ?? (place?.kind === 'building' ? place.premiseId : null)
    refuseIf(premiseId ? [] : [{ code: 'place_unknown' }])
    const { service, title, detail, source, since } = input
    const defectId = newId()
    await tx.db.defect.create({
      data: {
        id: defectId,
        orgId: tx.actor.orgId,
        premiseId,
        service,
        title,
        titleEn: input.titleEn || title,
        detail,
        detailEn: detail,
        since: new Date(since),
        source,
        enteredById: tx.actor.id,
      },
      select: { id: true },
    })
    const data = { title, source }
    await recordEvent(tx, { type: 'defect.entered', subject: 'premise', subjectId: premiseId!, data })
    return { defectId }
  })
}

/** The defect is mended: it ends on a day, with what was done. Blockers: already_decided. */
export async function endDefect(ctx: StaffContext, input: EndDefectInput): Promise<{ defectId: string }> {
  authorize(ctx, 'defect:edit')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id: endedById } = tx.actor
    const defect = (await tx.db.defect.findFirst({ where: { id: input.defectId, orgId } })) ?? notFound()
    const ended = await tx.db.defect.updateMany({
      where: { id: defect.id, orgId, endedAt: null },
      data: { endedAt: new Date(input.endedOn), endReason: input.reason, endedById },
    })
    refuseIf(ended.count === 0 ? [{ code: 'already_decided' }] : [])
    const data = { title: defect.title, reason: input.reason }
    const subjectId = defect.premiseId ?? defect.riserId ?? defect.id
    await recordEvent(tx, { type: 'defect.ended', subject: 'premise', subjectId, data })
    return { defectId: defect.id }
  })
}
