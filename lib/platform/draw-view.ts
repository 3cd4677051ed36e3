import 'server-only'
import type { Context } from './context'
import { getFile, putFile } from './files'
import { viewCopy } from './photo'

/** A photo that could not be drawn so often is left alone: it may be what ended the process. */
export const DRAW_TRIES = 3

type Drawn = { orgId: string; sha256: string; originalKey: string; viewKey: string }

/** Draws the copy of a photo that is shown, from its sealed original; done twice it is the same. Null when its bytes make no picture. */
export async function drawView(ctx: Pick<Context, 'db' | 'now'>, file: Drawn): Promise<Uint8Array | null> {
  const where = { orgId: file.orgId, sha256: file.sha256, state: 'waiting', attempts: { lte: DRAW_TRIES } }
  if ((await ctx.db.viewCopy.count({ where })) === 0) return getFile(file.viewKey)
  const original = await getFile(file.originalKey)
  if (!original) throw new Error(`the original of ${file.sha256} is not in the store`)
  const bytes = await viewCopy(original)
  if (bytes) await putFile(file.viewKey, bytes, 'image/jpeg')
  await ctx.db.viewCopy.updateMany({ where, data: { state: bytes ? 'drawn' : 'unreadable', doneAt: ctx.now } })
  return bytes
}
