import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { photoArrived, takePhotoPiece, type PhotoArrival } from '@/lib/platform/stored-photo'
import type { PhotoPieceInput } from './inputs'

/** Bytes are taken only of a photo this person's phone has announced. */
async function announced(ctx: StaffContext, sha256: string): Promise<void> {
  const where = { orgId: ctx.actor.orgId, staffId: ctx.actor.id, photoHash: sha256 }
  if ((await ctx.db.fieldCommand.count({ where })) === 0) notFound()
}

/** How much of a photo has arrived, for a phone that goes on where it was cut off. */
export async function photoArrival(ctx: StaffContext, sha256: string): Promise<PhotoArrival> {
  authorize(ctx, 'order:sync')
  await announced(ctx, sha256)
  return photoArrived(ctx, sha256)
}

/** A piece of a photo of a visit. Blockers: those of takePhotoPiece. */
export async function receivePhoto(
  ctx: StaffContext,
  input: PhotoPieceInput & { bytes: Uint8Array },
): Promise<PhotoArrival> {
  authorize(ctx, 'order:sync')
  await announced(ctx, input.sha256)
  return takePhotoPiece(ctx, input)
}
