import 'server-only'
import { createHash } from 'node:crypto'
import { authorize } from '@/lib/access/authorize'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { arrivedSize, dropPieces, putFile, readPieces, writePiece } from '@/lib/platform/files'
import { newId } from '@/lib/platform/ids'
import { scanned } from '@/lib/platform/scan'
import { viewCopy } from '@/lib/platform/photo'
import type { PhotoPieceInput } from './inputs'

export type PhotoArrival = { offset: number; done: boolean }

const MEGABYTE = 1024 * 1024
const piecesOf = (ctx: StaffContext, sha256: string) => `pieces/${ctx.actor.orgId}/${sha256}.${ctx.actor.id}`

/** Bytes are taken only of a photo this person's phone has announced. */
async function announced(ctx: StaffContext, sha256: string): Promise<void> {
  const where = { orgId: ctx.actor.orgId, staffId: ctx.actor.id, photoHash: sha256 }
  if ((await ctx.db.fieldCommand.count({ where })) === 0) notFound()
}

const isStored = async (ctx: StaffContext, sha256: string) =>
  (await ctx.db.storedFile.count({ where: { orgId: ctx.actor.orgId, sha256 } })) > 0

/** How much of a photo has arrived, for a phone that goes on where it was cut off. */
export async function photoArrival(ctx: StaffContext, sha256: string): Promise<PhotoArrival> {
  authorize(ctx, 'order:sync')
  await announced(ctx, sha256)
  if (await isStored(ctx, sha256)) return { offset: 0, done: true }
  return { offset: await arrivedSize(piecesOf(ctx, sha256)), done: false }
}

async function keepPhoto(ctx: StaffContext, sha256: string, whole: Buffer): Promise<void> {
  const isScanned = await scanned(whole)
  const view = await viewCopy(whole)
  const id = newId()
  const [originalKey, viewKey] = [`sealed/${ctx.actor.orgId}/${sha256}`, `view/${ctx.actor.orgId}/${sha256}.jpg`]
  await putFile(originalKey, whole, 'application/octet-stream')
  await putFile(viewKey, view.bytes, view.mediaType)
  await ctx.db.storedFile.createMany({
    data: {
      id,
      orgId: ctx.actor.orgId,
      sha256,
      bytes: whole.length,
      mediaType: view.originalType,
      width: view.width,
      height: view.height,
      originalKey,
      viewKey,
      scanned: isScanned,
      byId: ctx.actor.id,
      at: ctx.now,
    },
    skipDuplicates: true,
  })
}

/**
 * A piece of a photo; with the last one the whole is hashed, looked at by its bytes, sealed, and redrawn for viewing. "Done" is said only after that.
 * Blockers: photo_too_large, photo_hash, photo_infected, and those of viewCopy. A piece that does not follow what has arrived is a conflict that names the offset.
 */
export async function receivePhoto(
  ctx: StaffContext,
  input: PhotoPieceInput & { bytes: Uint8Array },
): Promise<PhotoArrival> {
  authorize(ctx, 'order:sync')
  const { sha256, offset, total, bytes } = input
  const megabytes = env().PHOTO_MAX_MB
  const large = total > megabytes * MEGABYTE || offset + bytes.length > total
  refuseIf(large ? [{ code: 'photo_too_large', params: { megabytes } }] : [])
  await announced(ctx, sha256)
  if (await isStored(ctx, sha256)) return { offset: total, done: true }
  const key = piecesOf(ctx, sha256)
  const stands = await arrivedSize(key)
  if (offset > stands) conflict({ offset: stands })
  const now = await writePiece(key, offset, bytes)
  if (now < total) return { offset: now, done: false }
  const whole = await readPieces(key)
  try {
    const right = whole.length === total && createHash('sha256').update(whole).digest('hex') === sha256
    refuseIf(right ? [] : [{ code: 'photo_hash' }])
    await keepPhoto(ctx, sha256, whole)
  } finally {
    await dropPieces(key)
  }
  return { offset: total, done: true }
}
