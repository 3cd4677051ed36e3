import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { viewOf } from '@/lib/platform/stored-photo'
import { inTransaction } from '@/lib/platform/transaction'
import type { CheckClassChangeInput } from './inputs'
import { lockAccount } from './internal/load'
import { findChange, lastEffect, seasonAt } from './internal/rerate'
import { effectBlockers } from './rules/reclass'

/**
 * What was found on the spot, with photos and the day since when it is used so. Blockers: already_checked, photo_needed, unknown_photo,
 * effect_outside_season, effect_before_last {on}.
 */
export async function checkClassChange(ctx: StaffContext, input: CheckClassChangeInput): Promise<{ status: string }> {
  authorize(ctx, 'class:check')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const found = (await findChange(tx, input.changeNo)) ?? notFound()
    await lockAccount(tx, found.accountNo)
    const change = (await findChange(tx, input.changeNo)) ?? notFound()
    const files = await tx.db.storedFile.findMany({
      where: { orgId, sha256: { in: input.photos } },
      select: { id: true },
    })
    const season = await seasonAt(tx, change.service, input.effectiveOn)
    const last = season && (await lastEffect(tx, change.agreementId, season.code))
    refuseIf([
      ...(change.status === 'opened' ? [] : [{ code: 'already_checked' }]),
      ...(input.photos.length === 0 ? [{ code: 'photo_needed' }] : []),
      ...(files.length < new Set(input.photos).size ? [{ code: 'unknown_photo' }] : []),
      ...effectBlockers({ effectiveOn: input.effectiveOn, season, lastEffectOn: last?.on ?? null }),
    ])
    const checked = { checkedById: tx.actor.id, checkedBy: tx.actor.name, checkedAt: tx.now, status: 'checked' }
    const said = { finding: input.finding, photos: files.map(({ id }) => id) }
    const { count } = await tx.db.classChange.updateMany({
      where: { id: change.id, orgId, status: 'opened' },
      data: { ...said, ...checked, effectiveOn: new Date(input.effectiveOn), periodCode: season!.code },
    })
    if (count !== 1) conflict()
    await recordEvent(tx, {
      type: 'class-change.checked',
      subject: 'account',
      subjectId: change.agreementId,
      data: { no: change.no, on: input.effectiveOn, finding: input.finding, photos: files.length },
    })
    return { status: 'checked' }
  })
}

/** The view copy of a photo of a check, for whoever may read the account's money. */
export async function openCheckPhoto(ctx: StaffContext, changeNo: string, fileId: string) {
  authorize(ctx, 'billing:read')
  const { orgId } = ctx.actor
  const change = await ctx.db.classChange.findUnique({
    where: { orgId_no: { orgId, no: changeNo } },
    select: { photos: true },
  })
  if (!change || !(change.photos as string[]).includes(fileId)) notFound()
  return viewOf(ctx, (await ctx.db.storedFile.findFirst({ where: { orgId, id: fileId } })) ?? notFound())
}
