import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { declinedBy } from './internal/declined-by'
import { findTicket } from './internal/find-ticket'
import { namesFor } from './internal/names'
import { toRows, ROW } from './internal/rows'
import type { DispatchBrief } from './views'

/** What a dispatcher needs to decide: the facts in short, the place, what was promised, who sent it back and why. */
export async function getDispatchBrief(ctx: StaffContext, no: string): Promise<DispatchBrief> {
  authorize(ctx, 'ticket:dispatch')
  const found = await findTicket(ctx, no)
  const of = { ticketId: found.id, orgId: ctx.actor.orgId }
  const [row, facts, commitments, returned, ruling] = await Promise.all([
    ctx.db.ticket.findUniqueOrThrow({ where: { id: found.id }, select: { ...ROW, words: true } }),
    ctx.db.fact.findMany({
      where: of,
      orderBy: [{ at: 'asc' }, { round: 'asc' }],
      select: { question: true, answer: true },
    }),
    ctx.db.commitment.findMany({ where: { ...of, state: 'open' }, orderBy: { dueAt: 'asc' } }),
    ctx.db.dispatch.findMany({ where: { ...of, returnedAt: { not: null } }, orderBy: { returnedAt: 'desc' } }),
    ctx.db.ownershipRuling.findFirst({ where: { ...of, state: 'open' }, select: { cause: true, dueAt: true } }),
  ])
  const names = await namesFor(ctx, {
    staff: [...commitments.map((promise) => promise.ownerId), ...returned.map((dispatch) => dispatch.byId)],
    units: returned.map((dispatch) => dispatch.unitId),
  })
  const { words, ...plain } = row
  const [ticket] = await toRows(ctx, [plain])
  const latest = new Map(facts.map(({ question, answer }) => [question, answer as string | string[]]))
  const { communityId, zone, version } = found
  return {
    ticket: ticket!,
    version,
    words,
    facts: [...latest].map(([question, answer]) => ({ question, answer })),
    commitments: commitments.map(({ id, what, toWhom, dueAt, ownerId, state, warnedAt, tellBy, customerToldAt }) => ({
      ...{ id, what, toWhom, state },
      dueAt: dueAt.toISOString(),
      owner: names.person(ownerId),
      warned: warnedAt !== null,
      tellBy: tellBy?.toISOString() ?? null,
      customerTold: customerToldAt !== null,
    })),
    returns: returned.map(({ unitId, returnReason, returnNote, returnedAt, byId }) => ({
      unit: names.unit(unitId),
      reason: returnReason ?? '',
      note: returnNote ?? '',
      at: returnedAt!.toISOString(),
      sentBy: names.person(byId).name,
      sentByEn: names.person(byId).nameEn,
    })),
    ruling: ruling && { cause: ruling.cause, dueAt: ruling.dueAt.toISOString() },
    matterPlace: { communityId, zone, declinedBy: await declinedBy(ctx, found), ruledUnitId: found.ruledUnitId },
  }
}
