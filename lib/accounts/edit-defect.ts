import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { holds } from '@/lib/kernel/actor'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
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

/** A unit's leader speaks for what their units serve, at that place; the management department for all. */
async function servesHere(tx: StaffContext, of: { service: string; premiseId: string | null }): Promise<boolean> {
  if (!holds(tx.actor, ['unit-leader']) || holds(tx.actor, ['manager'])) return true
  const paths = tx.actor.duties.filter(({ role }) => role === 'unit-leader').map(({ unitPath }) => unitPath)
  const [row] = await tx.db.$queryRaw<{ serves: boolean }[]>`
    SELECT EXISTS (SELECT FROM "UnitScope" s JOIN "Unit" u ON u.id = s."unitId" LEFT JOIN "Premise" p ON p.id = ${of.premiseId}::uuid
      WHERE s."orgId" = ${tx.actor.orgId}::uuid AND (s.service IS NULL OR s.service = ${of.service}) AND (s."communityId" IS NULL OR s."communityId" = p."communityId")
        AND EXISTS (SELECT FROM unnest(${paths}::text[]) led WHERE u.path = led OR starts_with(u.path, led || '/'))) AS serves`
  return row!.serves
}

/** Why a defect does not end on that day: it had not begun (`ended_before_begun`), or the day has not come (`date_ahead`). */
const endBlockers = (endedOn: string, since: Date, today: string) =>
  endedOn > today ? [{ code: 'date_ahead' }] : new Date(endedOn) < since ? [{ code: 'ended_before_begun' }] : []

/** The defect is mended: it ends on a day, with what was done. Blockers: already_decided, date_ahead, ended_before_begun. */
export async function endDefect(ctx: StaffContext, input: EndDefectInput): Promise<{ defectId: string }> {
  authorize(ctx, 'defect:edit')
  return inTransaction(ctx, async (tx) => {
    const { orgId, id: endedById } = tx.actor
    const defect = (await tx.db.defect.findFirst({ where: { id: input.defectId, orgId } })) ?? notFound()
    if (!(await servesHere(tx, defect))) notFound()
    const { timeZone } = await policyBook(tx)
    refuseIf(endBlockers(input.endedOn, defect.since, localDateOf(timeZone, tx.now)))
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
