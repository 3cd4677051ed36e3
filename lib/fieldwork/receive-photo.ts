import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { photoArrived, takePhotoPiece, type PhotoArrival } from '@/lib/platform/stored-photo'
import type { PhotoAskInput, PhotoPieceInput } from './inputs'
import { ownPhone } from './internal/own-phone'

/** Bytes are taken only of a photo this person's phone has announced. */
async function announced(ctx: StaffContext, { person, sha256 }: PhotoAskInput): Promise<void> {
  if (person) ownPhone(ctx, person)
  const where = { orgId: ctx.actor.orgId, staffId: ctx.actor.id, photoHash: sha256 }
  if ((await ctx.db.fieldCommand.count({ where })) === 0) notFound()
}

/** How much of a photo has arrived, for a phone that goes on where it was cut off. */
export async function photoArrival(ctx: StaffContext, input: PhotoAskInput): Promise<PhotoArrival> {
  authorize(ctx, 'order:sync')
  await announced(ctx, input)
  return photoArrived(ctx, input.sha256)
}

/** A piece of a photo of a visit. Blockers: those of takePhotoPiece. */
export async function receivePhoto(
  ctx: StaffContext,
  input: PhotoPieceInput & { bytes: Uint8Array },
): Promise<PhotoArrival> {
  authorize(ctx, 'order:sync')
  await announced(ctx, input)
  return takePhotoPiece(ctx, input)
}
