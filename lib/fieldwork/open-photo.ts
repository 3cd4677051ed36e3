import 'server-only'
import { authorize, may } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { viewOf } from '@/lib/platform/stored-photo'
import { findTicketById } from '@/lib/tickets/find-for-orders'

/** The view copy of a photo, for whoever may see the ticket it belongs to; of a parked one, for whoever decides over it. The original is never served. */
export async function openPhoto(ctx: StaffContext, fileId: string): Promise<{ bytes: Uint8Array; name: string }> {
  authorize(ctx, 'order:read')
  const { orgId } = ctx.actor
  const file = (await ctx.db.storedFile.findFirst({ where: { orgId, id: fileId } })) ?? notFound()
  const photo = await ctx.db.visitPhoto.findFirst({ where: { orgId, fileHash: file.sha256 }, orderBy: { at: 'asc' } })
  if (photo) await findTicketById(ctx, photo.ticketId)
  else if (!may(ctx.actor, 'parked:settle')) notFound()
  return viewOf(ctx, file)
}
