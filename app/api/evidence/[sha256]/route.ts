import { evidenceArrival, receiveEvidence } from '@/lib/billing/evidence'
import { EvidencePieceInput } from '@/lib/billing/inputs'
import { Refusal } from '@/lib/kernel/errors'
import { apiReadOf, apiWrite } from '@/lib/web/api-route'

type Params = { sha256: string }
const RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/
const invalid = () => new Refusal({ kind: 'invalid', fields: { form: 'photo' } })

/** How much has arrived, so that a sender goes on from there. */
export const GET = apiReadOf<Params, unknown>(async (ctx, { sha256 }) => {
  if (!EvidencePieceInput.shape.sha256.safeParse(sha256).success) throw invalid()
  return evidenceArrival(ctx, sha256)
})

/** A piece of a photo of a place or a paper, with its place in the whole in Content-Range. */
export const PUT = apiWrite<Params, unknown>(async (ctx, request, { sha256 }) => {
  const [, from, to, total] = RANGE.exec(request.headers.get('content-range') ?? '') ?? []
  const input = EvidencePieceInput.safeParse({ sha256, offset: Number(from), total: Number(total) })
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (!input.success || bytes.length === 0 || Number(to) - Number(from) + 1 !== bytes.length) throw invalid()
  return receiveEvidence(ctx, { ...input.data, bytes })
})
