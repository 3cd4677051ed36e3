import { PhotoPieceInput } from '@/lib/fieldwork/inputs'
import { photoArrival, receivePhoto } from '@/lib/fieldwork/receive-photo'
import { Refusal } from '@/lib/kernel/errors'
import { apiReadOf, apiWrite } from '@/lib/web/api-route'

type Params = { sha256: string }
const RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/

/** How much has arrived, so that a phone goes on from there. */
export const GET = apiReadOf<Params, unknown>((ctx, { sha256 }) => photoArrival(ctx, sha256))

/** A piece of a photo, with its place in the whole in Content-Range. */
export const PUT = apiWrite<Params, unknown>(async (ctx, request, { sha256 }) => {
  const [, from, to, total] = RANGE.exec(request.headers.get('content-range') ?? '') ?? []
  const input = PhotoPieceInput.safeParse({ sha256, offset: Number(from), total: Number(total) })
  const bytes = new Uint8Array(await request.arrayBuffer())
  const whole = bytes.length > 0 && Number(to) - Number(from) + 1 === bytes.length
  if (!input.success || !whole) throw new Refusal({ kind: 'invalid', fields: { form: 'photo' } })
  return receivePhoto(ctx, { ...input.data, bytes })
})
