import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { isSigned, sign } from '@/lib/platform/signing'
import type { Anchor } from '../rules/device-time'
import type { SignedAnchor } from '../views'

const text = (ctx: StaffContext, { serverAt, deviceAt }: Anchor) =>
  [ctx.actor.orgId, ctx.actor.id, serverAt.toISOString(), deviceAt.toISOString()].join(' ')

/** This moment by both clocks, marked by the server for this person: a phone can neither make a better one nor take another's. */
export function signedAnchor(ctx: StaffContext, deviceAt: Date): SignedAnchor {
  const mark = sign('anchor', text(ctx, { serverAt: ctx.now, deviceAt }))
  return { serverAt: ctx.now.toISOString(), deviceAt: deviceAt.toISOString(), mark }
}

/** An anchor as a phone sent it, if it is one this server gave this person; else none, and the phone's time is its claim. */
export function trustedAnchor(
  ctx: StaffContext,
  anchor: (Anchor & { mark: string }) | null | undefined,
): Anchor | null {
  return anchor && isSigned('anchor', text(ctx, anchor), anchor.mark) ? anchor : null
}
