import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { scopeWhere } from './internal/find-ticket'
import { JOINABLE_STATES, type TicketState } from './rules/lifecycle'

export type RelatedTicket = {
  no: string
  kind: string
  status: TicketState
  summary: string
  summaryEn: string
  place: string
  openedAt: string
  why: 'same-account' | 'same-riser' | 'same-building'
}

const MOST = 8

/** Other tickets of this account, and open ones on the same riser or in the same building. */
export async function relatedTickets(ctx: StaffContext, ticketId: string): Promise<RelatedTicket[]> {
  authorize(ctx, 'ticket:read')
  const reach = await scopeWhere(ctx)
  const self =
    (await ctx.db.ticket.findFirst({
      where: { AND: [reach, { id: ticketId }] },
      select: { agreementId: true, riserId: true, buildingId: true },
    })) ?? notFound()
  const near = { status: { in: [...JOINABLE_STATES] } }
  const places = [
    ...(self.agreementId ? [{ agreementId: self.agreementId }] : []),
    ...(self.riserId ? [{ riserId: self.riserId, ...near }] : []),
    ...(self.buildingId ? [{ buildingId: self.buildingId, ...near }] : []),
  ]
  if (places.length === 0) return []
  const rows = await ctx.db.ticket.findMany({
    where: { AND: [reach, { id: { not: ticketId } }, { OR: places }] },
    orderBy: { openedAt: 'desc' },
    take: MOST,
    select: {
      no: true,
      kind: true,
      status: true,
      summary: true,
      summaryEn: true,
      faultAddress: true,
      openedAt: true,
      agreementId: true,
      riserId: true,
    },
  })
  return rows.map(({ faultAddress, openedAt, status, agreementId, riserId, ...row }) => ({
    ...row,
    status: status as TicketState,
    place: faultAddress,
    openedAt: openedAt.toISOString(),
    why:
      agreementId && agreementId === self.agreementId
        ? 'same-account'
        : riserId && riserId === self.riserId
          ? 'same-riser'
          : 'same-building',
  }))
}
