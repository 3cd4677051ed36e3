import { PhotoAskInput, PhotoPieceInput } from '@/lib/fieldwork/inputs'
import { photoArrival, receivePhoto } from '@/lib/fieldwork/receive-photo'
import { Refusal } from '@/lib/kernel/errors'
import { apiReadOf, apiWrite } from '@/lib/web/api-route'

type Params = { sha256: string }
const RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/

const unreadable = () => new Refusal({ kind: 'invalid', fields: { form: 'photo' } })

/** How much has arrived, so that a phone goes on from there. `?person=` says whose phone asks. */
export const GET = apiReadOf<Params, unknown>((ctx, { sha256 }, search) => {
  const input = PhotoAskInput.safeParse({ sha256, person: search.get('person') })
  if (!input.success) throw unreadable()
  return photoArrival(ctx, input.data)
})

/** A piece of a photo, with its place in the whole in Content-Range; `?person=` as above. */
export const PUT = apiWrite<Params, unknown>(async (ctx, request, { sha256 }) => {
  const [, from, to, total] = RANGE.exec(request.headers.get('content-range') ?? '') ?? []
  const person = new URL(request.url).searchParams.get('person')
  const input = PhotoPieceInput.safeParse({ person, sha256, offset: Number(from), total: Number(total) })
  const bytes = new Uint8Array(await request.arrayBuffer())
  const whole = bytes.length > 0 && Number(to) - Number(from) + 1 === bytes.length
  if (!input.success || !whole) throw unreadable()
  return receivePhoto(ctx, { ...input.data, bytes })
})
