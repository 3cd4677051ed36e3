import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import { maskPhone } from '@/lib/kernel/text'
import { attemptsFor } from '@/lib/messages/attempts'
import { contactBlockers, nextAllowedAt } from '@/lib/messages/rules/contact-policy'
import type { StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import { may } from '@/lib/access/authorize'
import { findTicket, scopeWhere } from './internal/find-ticket'
import { declinedBy } from './internal/declined-by'
import { namesFor } from './internal/names'
import { customerPreference } from './internal/customer-preference'
import { workersOf } from './internal/workers'
import { followUpBlockers } from './rules/follow-up'
import { availableMoves, type TicketState } from './rules/lifecycle'
import type { FollowUpView, TicketPage } from './views'

const TIMELINE = 200
const PRESENT_MS = 30_000
const iso = (date: Date | null) => date?.toISOString() ?? null

async function readTicket(ctx: StaffContext, no: string) {
  return ctx.db.ticket.findFirst({ where: { AND: [await scopeWhere(ctx), { no }] }, omit: { search: true } })
}
type Ticket = NonNullable<Awaited<ReturnType<typeof readTicket>>>

async function readParts(ctx: StaffContext, ticket: Ticket) {
  const of = { ticketId: ticket.id, orgId: ticket.orgId }
  const present = { ...of, staffId: { not: ctx.actor.id }, seenAt: { gt: new Date(ctx.now.getTime() - PRESENT_MS) } }
  const [facts, clocks, events, commitments, calls, followUp, difficult, presence] = await Promise.all([
    ctx.db.fact.findMany({ where: of, orderBy: [{ at: 'asc' }, { question: 'asc' }, { round: 'asc' }] }),
    ctx.db.clock.findMany({ where: of, orderBy: { clock: 'asc' } }),
    ctx.db.event.findMany({
      where: { orgId: ticket.orgId, subjectId: ticket.id },
      orderBy: { seq: 'desc' },
      take: TIMELINE,
    }),
    ctx.db.commitment.findMany({ where: of, orderBy: { madeAt: 'asc' } }),
    ctx.db.ticketCall.findMany({ where: of, orderBy: { at: 'asc' }, take: 100 }),
    ctx.db.followUp.findFirst({ where: of, orderBy: { round: 'desc' } }),
    ctx.db.difficultCase.findFirst({ where: { ...of, answeredAt: null } }),
    ctx.db.presence.findMany({ where: present, select: { staffId: true } }),
  ])
  return { facts, clocks, events, commitments, calls, followUp, difficult, presence }
}
type Parts = Awaited<ReturnType<typeof readParts>>

async function followUpView(
  ctx: StaffContext,
  ticket: Ticket,
  row: Parts['followUp'],
  names: Awaited<ReturnType<typeof namesFor>>,
): Promise<FollowUpView | null> {
  if (!row) return null
  const { contact, timeZone } = await policyBook(ctx)
  const mine = may(ctx.actor, 'follow-up:call')
  const open = row.state === 'open' && mine
  const attempts = open
    ? await attemptsFor(ctx, { phoneDigits: ticket.contactDigits, agreementId: ticket.agreementId })
    : []
  const question = {
    policy: contact,
    attempts,
    refId: row.id,
    finalAnswerAt: row.endedAt,
    preference: open ? await customerPreference(ctx, ticket.agreementId) : undefined,
    now: ctx.now,
    timeZone,
  }
  const workers = open ? await workersOf(ctx, ticket.id) : { staffIds: [], crewIds: [] }
  return {
    round: row.round,
    state: row.state,
    owner: names.personOrNull(row.ownerId),
    attempts: row.attempts,
    maxAttempts: contact.maxAttempts,
    satisfaction: row.satisfaction,
    remark: row.remark,
    endedAt: iso(row.endedAt),
    blockers: open ? [...followUpBlockers(row, ctx.actor, workers), ...contactBlockers(question)] : [],
    nextAllowedAt: open ? iso(nextAllowedAt(question)) : null,
  }
}

/** Not found unless the ticket is there, within reach. */
export async function requireTicket(ctx: StaffContext, no: string): Promise<void> {
  authorize(ctx, 'ticket:read')
  await findTicket(ctx, no)
}

/** Everything about one ticket for whoever may see it; phones masked, moves with the reasons of those refused. */
export async function getTicketPage(ctx: StaffContext, no: string): Promise<TicketPage> {
  authorize(ctx, 'ticket:read')
  const ticket = (await readTicket(ctx, no)) ?? notFound()
  const parts = await readParts(ctx, ticket)
  const names = await namesFor(ctx, {
    staff: [
      ticket.ownerId,
      parts.followUp?.ownerId ?? null,
      parts.difficult?.leaderId ?? null,
      ...parts.facts.map((fact) => fact.toldToId),
      ...parts.commitments.map((promise) => promise.ownerId),
      ...parts.presence.map((row) => row.staffId),
    ],
    units: [ticket.unitId],
  })
  const status = ticket.status as TicketState
  return {
    ...plainFields(ticket),
    matterPlace: {
      communityId: ticket.communityId,
      zone: ticket.zone,
      declinedBy: await declinedBy(ctx, ticket),
    },
    status,
    owner: names.person(ticket.ownerId),
    unit: names.unit(ticket.unitId),
    facts: parts.facts.map(({ question, answer, toldBy, toldToId, at, round, reaskReason }) => ({
      question,
      answer: answer as string | string[],
      toldBy,
      toldTo: names.person(toldToId),
      at: at.toISOString(),
      round,
      reaskReason,
    })),
    clocks: parts.clocks.map(
      ({ clock, state, startedAt, dueAt, doneAt, breachedAt, limitMinutes, counting, source }) => ({
        clock,
        state,
        startedAt: startedAt.toISOString(),
        dueAt: iso(dueAt),
        doneAt: iso(doneAt),
        breachedAt: iso(breachedAt),
        limitMinutes,
        counting,
        source,
      }),
    ),
    timeline: parts.events.map(({ seq, type, at, actorName, actorKind, data }) => ({
      seq: String(seq),
      type,
      at: at.toISOString(),
      actor: actorName,
      actorKind,
      data: data as Record<string, unknown>,
    })),
    commitments: parts.commitments.map(({ id, what, toWhom, dueAt, ownerId, state, warnedAt, customerToldAt }) => ({
      id,
      what,
      toWhom,
      dueAt: dueAt.toISOString(),
      owner: names.person(ownerId),
      state,
      warned: warnedAt !== null,
      customerTold: customerToldAt !== null,
    })),
    calls: parts.calls.map(({ callerName, callerPhone, address, words, at }) => ({
      callerName,
      phoneMasked: maskPhone(callerPhone),
      address,
      words,
      at: at.toISOString(),
    })),
    followUp: await followUpView(ctx, ticket, parts.followUp, names),
    difficult: parts.difficult && {
      cause: parts.difficult.cause,
      saidToCustomer: parts.difficult.saidToCustomer,
      leader: names.person(parts.difficult.leaderId),
      nextReportAt: parts.difficult.nextReportAt.toISOString(),
      openedAt: parts.difficult.openedAt.toISOString(),
    },
    moves: availableMoves({ status, openOrders: ticket.openOrders, kind: ticket.kind }, ctx.actor),
    present: parts.presence.map((row) => names.person(row.staffId)),
  }
}

function plainFields(ticket: Ticket) {
  const { latitude, longitude } = ticket
  return {
    id: ticket.id,
    no: ticket.no,
    version: ticket.version,
    kind: ticket.kind,
    service: ticket.service,
    channel: ticket.channel,
    level: ticket.level,
    severity: ticket.severity,
    summary: ticket.summary,
    words: ticket.words,
    agreementId: ticket.agreementId,
    personName: ticket.personName,
    callerName: ticket.callerName,
    callerPhone: maskPhone(ticket.callerPhone),
    contactName: ticket.contactName,
    contactPhone: maskPhone(ticket.contactPhone),
    serviceAddress: ticket.serviceAddress,
    faultAddress: ticket.faultAddress,
    faultElsewhere: ticket.faultElsewhere,
    landmarks: ticket.landmarks,
    position: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    upset: ticket.upset,
    keyCustomer: ticket.keyCustomer,
    confidential: ticket.confidential,
    readBack: ticket.readBack,
    readBackAt: iso(ticket.readBackAt),
    openedAt: ticket.openedAt.toISOString(),
    outcome: ticket.outcome,
    urgeCount: ticket.urgeCount,
    returnCount: ticket.returnCount,
    reopenCount: ticket.reopenCount,
    openOrders: ticket.openOrders,
  }
}
