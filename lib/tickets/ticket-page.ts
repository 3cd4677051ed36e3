import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import { maskPhone } from '@/lib/kernel/text'
import { attemptsFor } from '@/lib/messages/attempts'
import { contactBlockers, nextAllowedAt } from '@/lib/messages/rules/contact-policy'
import type { StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import { may } from '@/lib/access/authorize'
import { scopeWhere } from './internal/find-ticket'
import { declinedBy } from './internal/declined-by'
import { customerPreference } from './internal/customer-preference'
import { isoOf, readParts, type TicketParts } from './internal/ticket-parts'
import { didTheWork } from './internal/workers'
import { followUpBlockers } from './rules/follow-up'
import { archiveBlockers } from './rules/joining'
import { availableMoves, type TicketState } from './rules/lifecycle'
import type { CallView, FollowUpView, TicketPage } from './views'

const iso = (date: Date | null) => date?.toISOString() ?? null

async function readTicket(ctx: StaffContext, no: string) {
  return ctx.db.ticket.findFirst({ where: { AND: [await scopeWhere(ctx), { no }] }, omit: { search: true } })
}
type Ticket = NonNullable<Awaited<ReturnType<typeof readTicket>>>

async function followUpView(
  ctx: StaffContext,
  ticket: Ticket,
  row: TicketParts['followUp'],
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
    finalAnswerAt: row.endedAt ? new Date(row.endedAt) : null,
    preference: open ? await customerPreference(ctx, ticket.agreementId) : undefined,
    now: ctx.now,
    timeZone,
  }
  const worked = open && (await didTheWork(ctx, ticket.id))
  return {
    round: row.round,
    state: row.state,
    owner: row.owner,
    attempts: row.attempts,
    maxAttempts: contact.maxAttempts,
    satisfaction: row.satisfaction,
    remark: row.remark,
    endedAt: isoOf(row.endedAt),
    blockers: open ? [...followUpBlockers(row, ctx.actor, worked), ...contactBlockers(question)] : [],
    nextAllowedAt: open ? iso(nextAllowedAt(question)) : null,
  }
}

/** Those who also called, and who of them does not know the result: one of a number told, all of it are. */
function callsOf(calls: TicketParts['calls'], own: { contactDigits: string; callerDigits: string }): CallView[] {
  const { contactDigits } = own
  const seen = new Set([contactDigits, own.callerDigits])
  const told = new Set(calls.flatMap((call) => (call.told ? [call.callerDigits] : [])))
  const isOther = (digits: string) => digits === '' || (!seen.has(digits) && !!seen.add(digits))
  return calls.map(({ callerDigits, callerPhone, at, told: hears, ...call }) => ({
    ...call,
    other: isOther(callerDigits),
    phoneMasked: maskPhone(callerPhone),
    at: isoOf(at),
    told: hears && { ...hears, at: isoOf(hears.at) },
    waits: callerDigits !== '' && callerDigits !== contactDigits && !told.has(callerDigits),
  }))
}

/** Everything about one ticket for whoever may see it; phones masked, moves with the reasons of those refused. */
export async function getTicketPage(ctx: StaffContext, no: string): Promise<TicketPage> {
  authorize(ctx, 'ticket:read')
  const ticket = (await readTicket(ctx, no)) ?? notFound()
  const parts = await readParts(ctx, ticket)
  const status = ticket.status as TicketState
  const calls = callsOf(parts.calls, ticket)
  const untold = new Set(parts.calls.filter((_, at) => calls[at]!.waits).map(({ callerDigits }) => callerDigits)).size
  return {
    ...plainFields(ticket),
    matterPlace: {
      communityId: ticket.communityId,
      zone: ticket.zone,
      declinedBy: await declinedBy(ctx, ticket),
      ruledUnitId: ticket.ruledUnitId,
    },
    status,
    owner: parts.owner,
    unit: parts.unit,
    facts: parts.facts.map(({ question, answer, toldBy, toldTo, at, round, reaskReason }) => ({
      question,
      answer,
      toldBy,
      toldTo,
      at: isoOf(at),
      round,
      reaskReason,
    })),
    clocks: parts.clocks.map(
      ({ clock, state, startedAt, dueAt, doneAt, breachedAt, limitMinutes, counting, source }) => ({
        clock,
        state,
        startedAt: isoOf(startedAt),
        dueAt: isoOf(dueAt),
        doneAt: isoOf(doneAt),
        breachedAt: isoOf(breachedAt),
        limitMinutes,
        counting,
        source,
      }),
    ),
    timeline: parts.events.map(({ seq, type, at, actorName, actorNameEn, actorKind, data }) => ({
      seq,
      type,
      at: isoOf(at),
      actor: actorName,
      actorEn: actorNameEn,
      actorKind,
      data,
    })),
    commitments: parts.commitments.map(
      ({ id, what, toWhom, dueAt, owner, state, warnedAt, tellBy, customerToldAt }) => ({
        id,
        what,
        toWhom,
        dueAt: isoOf(dueAt),
        owner,
        state,
        warned: warnedAt !== null,
        tellBy: isoOf(tellBy),
        customerTold: customerToldAt !== null,
      }),
    ),
    calls,
    followUp: await followUpView(ctx, ticket, parts.followUp),
    difficult: parts.difficult && {
      cause: parts.difficult.cause,
      saidToCustomer: parts.difficult.saidToCustomer,
      leader: parts.difficult.leader,
      nextReportAt: isoOf(parts.difficult.nextReportAt),
      openedAt: isoOf(parts.difficult.openedAt),
    },
    moves: availableMoves(
      {
        status,
        openOrders: ticket.openOrders,
        kind: ticket.kind,
        rulingOpen: ticket.rulingOpen,
        kept: archiveBlockers(untold),
      },
      ctx.actor,
    ),
    present: parts.present,
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
    summaryEn: ticket.summaryEn,
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
    rulingOpen: ticket.rulingOpen,
    isGross: ticket.grossAt !== null,
  }
}
