import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { refuseIf } from '@/lib/kernel/errors'

/** What cameras of phones make and this house can read; nothing else is let near a decoder. */
const TYPES = ['image/jpeg', 'image/png', 'image/webp']
const MAX_PIXELS = 64_000_000
/** No camera makes a side as long; a strip one pixel wide takes a decoder half a minute. */
const MAX_SIDE = 16_384
const DECODE_SECONDS = 10
const LONG_SIDE = 1600

sharp.cache(false)
sharp.concurrency(1)

export type PhotoHead = { mediaType: string; width: number; height: number }

/**
 * What a photo is by its own bytes, before anything of it is decoded. Blockers: photo_type (by its bytes, not its name), photo_unreadable
 * (no picture's header), photo_pixels (by its header).
 */
export async function photoHead(original: Uint8Array): Promise<PhotoHead> {
  const type = await fileTypeFromBuffer(original).catch(() => undefined)
  refuseIf(type && TYPES.includes(type.mime) ? [] : [{ code: 'photo_type' }])
  const head = await sharp(original, { limitInputPixels: false, failOn: 'error', pages: 1 })
    .metadata()
    .catch(() => null)
  refuseIf(head ? [] : [{ code: 'photo_unreadable' }])
  const { width, height } = head!
  refuseIf(width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE ? [{ code: 'photo_pixels' }] : [])
  return { mediaType: type!.mime, width, height }
}

/**
 * A copy to look at, drawn anew from the pixels: upright, no larger than a screen needs, without place, time or anything appended.
 * Null when its bytes make no picture.
 */
export async function viewCopy(original: Uint8Array): Promise<Buffer | null> {
  return sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
    .rotate()
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .timeout({ seconds: DECODE_SECONDS })
    .jpeg({ quality: 80, optimiseCoding: false }) // twice as fast for a twentieth more bytes
    .toBuffer()
    .catch(() => null)
}
