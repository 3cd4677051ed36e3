import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { photoArrived, takePhotoPiece, type PhotoArrival } from '@/lib/platform/stored-photo'
import type { EvidencePieceInput } from './inputs'

/** A piece of a photo of a place or a paper, before the form that names it. Blockers: those of takePhotoPiece. */
export async function receiveEvidence(
  ctx: StaffContext,
  input: EvidencePieceInput & { bytes: Uint8Array },
): Promise<PhotoArrival> {
  authorize(ctx, 'evidence:send')
  return takePhotoPiece(ctx, input)
}

/** How much of such a photo has arrived. */
export async function evidenceArrival(ctx: StaffContext, sha256: string): Promise<PhotoArrival> {
  authorize(ctx, 'evidence:send')
  return photoArrived(ctx, sha256)
}
