import 'server-only'
import { createHash } from 'node:crypto'
import { conflict, notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from './context'
import { drawView } from './draw-view'
import { env } from './env'
import { arrivedSize, dropPieces, getFile, putFile, readPieces, writePiece } from './files'
import { newId } from './ids'
import { insertRows } from './insert-rows'
import { photoHead } from './photo'
import { scanned } from './scan'

export type PhotoArrival = { offset: number; done: boolean }
type Piece = { sha256: string; offset: number; total: number; bytes: Uint8Array }

const MEGABYTE = 1024 * 1024
const piecesOf = (ctx: StaffContext, sha256: string) => `pieces/${ctx.actor.orgId}/${sha256}.${ctx.actor.id}`

const isStored = async (ctx: StaffContext, sha256: string): Promise<boolean> =>
  (await ctx.db.storedFile.count({ where: { orgId: ctx.actor.orgId, sha256 } })) > 0

/** How much of a photo has arrived, for a sender that goes on where it was cut off. */
export async function photoArrived(ctx: StaffContext, sha256: string): Promise<PhotoArrival> {
  if (await isStored(ctx, sha256)) return { offset: 0, done: true }
  return { offset: await arrivedSize(piecesOf(ctx, sha256)), done: false }
}

/** The original sealed and on record; its copy to look at is drawn afterwards. */
async function keepPhoto(ctx: StaffContext, sha256: string, whole: Buffer): Promise<void> {
  const head = await photoHead(whole)
  const isScanned = await scanned(whole)
  const { orgId, id: byId } = ctx.actor
  const [originalKey, viewKey] = [`sealed/${orgId}/${sha256}`, `view/${orgId}/${sha256}.jpg`]
  await putFile(originalKey, whole, 'application/octet-stream')
  const keys = { id: newId(), orgId, sha256, originalKey, viewKey }
  const file = { ...keys, ...head, bytes: whole.length, scanned: isScanned, byId, at: ctx.now }
  const view = { orgId, sha256, state: 'waiting', attempts: 0 }
  await insertRows(
    ctx.db,
    { table: 'StoredFile', rows: [file], skip: true },
    { table: 'ViewCopy', rows: [view], skip: true },
  )
}

async function keepIfRight(ctx: StaffContext, sha256: string, whole: Buffer, total: number): Promise<void> {
  const right = whole.length === total && createHash('sha256').update(whole).digest('hex') === sha256
  refuseIf(right ? [] : [{ code: 'photo_hash' }])
  await keepPhoto(ctx, sha256, whole)
}

/**
 * A piece of a photo, or the whole of a small one; with the last one the whole is hashed, looked at by its bytes and sealed. "Done" is said only after that.
 * Called by verbs that have authorized. Blockers: photo_too_large, photo_hash, photo_infected, and those of photoHead. A piece that does not follow what has
 * arrived is a conflict that names the offset.
 */
export async function takePhotoPiece(
  ctx: StaffContext,
  { sha256, offset, total, bytes }: Piece,
): Promise<PhotoArrival> {
  const megabytes = env().PHOTO_MAX_MB
  const large = total > megabytes * MEGABYTE || offset + bytes.length > total
  refuseIf(large ? [{ code: 'photo_too_large', params: { megabytes } }] : [])
  if (await isStored(ctx, sha256)) return { offset: total, done: true }
  const key = piecesOf(ctx, sha256)
  const stands = await arrivedSize(key)
  if (offset > stands) conflict({ offset: stands })
  const inOne = offset === 0 && bytes.length === total
  const now = inOne ? total : await writePiece(key, offset, bytes)
  if (now < total) return { offset: now, done: false }
  try {
    await keepIfRight(ctx, sha256, inOne ? Buffer.from(bytes) : await readPieces(key), total)
  } finally {
    if (!inOne || stands > 0) await dropPieces(key)
  }
  return { offset: total, done: true }
}

type Stored = { orgId: string; originalKey: string; viewKey: string; sha256: string; at: Date }

/** The view copy of a stored photo, drawn now if nobody has yet; the original is never served. What makes no picture is not found. */
export async function viewOf(ctx: StaffContext, file: Stored): Promise<{ bytes: Uint8Array; name: string }> {
  const bytes = (await getFile(file.viewKey)) ?? (await drawView(ctx, file)) ?? notFound()
  return { bytes, name: `photo-${file.at.toISOString().slice(0, 10)}-${file.sha256.slice(0, 8)}.jpg` }
}
