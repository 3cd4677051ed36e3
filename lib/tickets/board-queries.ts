import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { dateOfDay, instantOf, localDay } from '@/lib/kernel/zones'
import { attemptsForMany } from '@/lib/messages/attempts'
import { nextAllowedAt } from '@/lib/messages/rules/contact-policy'
import type { StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { policyBook } from '@/lib/policy/queries'
import { reachSql } from './internal/find-ticket'
import { namesFor } from './internal/names'
import type {
  BoardNumbers,
  CommitmentRow,
  DayFlow,
  DifficultRow,
  EscalationRow,
  FollowUpRow,
  HandoverRow,
  UnitLoad,
} from './views'

const LIST = 100

type Told = Omit<EscalationRow, 'to' | 'at'> & { toStaffId: string | null; at: Date }

/** What has been escalated and nobody stands for yet: to me, or to nobody (an alarm of its own); leaders above see all. */
export async function listEscalations(ctx: StaffContext, whose: 'mine' | 'all'): Promise<EscalationRow[]> {
  authorize(ctx, 'escalation:acknowledge')
  const { orgId, id } = ctx.actor
  const mine = Prisma.sql`AND (e."toStaffId" = ${id}::uuid OR e."toStaffId" IS NULL)`
  const rows = await ctx.db.$queryRaw<Told[]>`
    SELECT e.id, t.no AS "ticketNo", t."faultAddress" AS place, t.summary, t."summaryEn", e.reason, e.clock, e.step, e."toRole", e."toStaffId", e.at
    FROM "Escalation" e JOIN "Ticket" t ON t.id = e."ticketId" AND ${reachSql(ctx)}
    WHERE e."orgId" = ${orgId}::uuid AND e."acknowledgedAt" IS NULL ${whose === 'mine' ? mine : Prisma.empty}
    ORDER BY e.at DESC, e.id LIMIT ${LIST}`
  const names = await namesFor(ctx, { staff: rows.map((row) => row.toStaffId) })
  return rows.map(({ toStaffId, at, ...row }) => ({ ...row, to: names.personOrNull(toStaffId), at: at.toISOString() }))
}

/** Calls and tickets handed to me and not taken yet. */
export async function listHandovers(ctx: StaffContext): Promise<HandoverRow[]> {
  authorize(ctx, 'call:receive')
  const rows = await ctx.db.handover.findMany({
    where: { orgId: ctx.actor.orgId, toId: ctx.actor.id, acceptedAt: null },
    orderBy: { at: 'asc' },
    take: LIST,
  })
  const tickets = await ctx.db.ticket.findMany({
    where: { orgId: ctx.actor.orgId, id: { in: rows.flatMap((row) => row.ticketId ?? []) } },
    select: { id: true, no: true },
  })
  const noOf = new Map(tickets.map((ticket) => [ticket.id, ticket.no]))
  const names = await namesFor(ctx, { staff: rows.map((row) => row.fromId) })
  return rows.map(({ id, fromId, reason, at, ticketId, snapshot }) => ({
    id,
    from: names.person(fromId),
    reason,
    at: at.toISOString(),
    ticketNo: ticketId ? (noOf.get(ticketId) ?? null) : null,
    snapshot: snapshot as Record<string, unknown>,
  }))
}

type Promised = Pick<CommitmentRow, 'id' | 'what' | 'toWhom' | 'state' | 'ticketNo' | 'summary' | 'summaryEn'> & {
  dueAt: Date
  ownerId: string
  warnedAt: Date | null
  tellBy: Date | null
  customerToldAt: Date | null
}

/** Promises still open, the next to fall due first. */
export async function listCommitments(ctx: StaffContext, whose: 'mine' | 'all'): Promise<CommitmentRow[]> {
  authorize(ctx, 'commitment:settle')
  const { orgId, id } = ctx.actor
  const rows = await ctx.db.$queryRaw<Promised[]>`
    SELECT c.id, c.what, c."toWhom", c.state, c."dueAt", c."ownerId", c."warnedAt", c."tellBy", c."customerToldAt", t.no AS "ticketNo", t.summary, t."summaryEn"
    FROM "Commitment" c JOIN "Ticket" t ON t.id = c."ticketId" AND ${reachSql(ctx)}
    WHERE c."orgId" = ${orgId}::uuid AND c.state = 'open' ${whose === 'mine' ? Prisma.sql`AND c."ownerId" = ${id}::uuid` : Prisma.empty}
    ORDER BY c."dueAt", c.id LIMIT ${LIST}`
  const names = await namesFor(ctx, { staff: rows.map((row) => row.ownerId) })
  return rows.map(({ dueAt, ownerId, warnedAt, tellBy, customerToldAt, ...row }) => ({
    ...row,
    dueAt: dueAt.toISOString(),
    owner: names.person(ownerId),
    warned: warnedAt !== null,
    tellBy: tellBy?.toISOString() ?? null,
    customerTold: customerToldAt !== null,
  }))
}

/** Resolved tickets whose customer has not been asked yet; those that may be called now stand first, among them one's own. */
export async function listFollowUps(ctx: StaffContext): Promise<FollowUpRow[]> {
  authorize(ctx, 'follow-up:read')
  const rows = await ctx.db.followUp.findMany({
    where: { orgId: ctx.actor.orgId, state: 'open' },
    orderBy: { notBefore: 'asc' },
    take: LIST,
    select: { id: true, ticketId: true, round: true, attempts: true, ownerId: true, notBefore: true },
  })
  const tickets = await ctx.db.ticket.findMany({
    where: { orgId: ctx.actor.orgId, id: { in: rows.map((row) => row.ticketId) } },
    select: {
      id: true,
      no: true,
      summary: true,
      summaryEn: true,
      faultAddress: true,
      contactName: true,
      resolvedAt: true,
      outcome: true,
      service: true,
      level: true,
      upset: true,
      keyCustomer: true,
      contactDigits: true,
      agreementId: true,
    },
  })
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const { contact: policy, timeZone } = await policyBook(ctx)
  const attemptsOf = await attemptsForMany(
    ctx,
    tickets.map(({ contactDigits, agreementId }) => ({ phoneDigits: contactDigits, agreementId })),
  )
  const names = await namesFor(ctx, { staff: rows.map((row) => row.ownerId) })
  const list = rows.flatMap(({ id, ticketId, round, attempts, ownerId, notBefore }) => {
    const ticket = byId.get(ticketId)
    if (!ticket) return []
    const { no, faultAddress, resolvedAt, contactDigits, agreementId, id: _, ...row } = ticket
    const called = attemptsOf({ phoneDigits: contactDigits, agreementId })
    const next = nextAllowedAt({ policy, attempts: called, refId: id, finalAnswerAt: null, now: ctx.now, timeZone })
    return [
      {
        ...row,
        ticketNo: no,
        place: faultAddress,
        resolvedAt: (resolvedAt ?? notBefore).toISOString(),
        round,
        attempts,
        maxAttempts: policy.maxAttempts,
        owner: names.personOrNull(ownerId),
        mine: ownerId === ctx.actor.id,
        nextAllowedAt: next?.toISOString() ?? null,
        mayCallNow: next !== null && next <= ctx.now,
      },
    ]
  })
  const when = (row: FollowUpRow) => (row.mayCallNow ? row.resolvedAt : (row.nextAllowedAt ?? '9'))
  const turn = (row: FollowUpRow) => (!row.mayCallNow ? 3 : row.mine ? 0 : row.owner ? 2 : 1)
  return list.sort((a, b) => turn(a) - turn(b) || when(a).localeCompare(when(b)))
}

type Question = Pick<DifficultRow, 'ticketNo' | 'summary' | 'summaryEn' | 'cause'> & {
  leaderId: string
  nextReportAt: Date
  openedAt: Date
}

/** Questions still without an answer, the next report to the customer first. */
export async function listDifficult(ctx: StaffContext): Promise<DifficultRow[]> {
  authorize(ctx, 'difficult:report')
  const rows = await ctx.db.$queryRaw<Question[]>`
    SELECT t.no AS "ticketNo", t.summary, t."summaryEn", d.cause, d."leaderId", d."nextReportAt", d."openedAt"
    FROM "DifficultCase" d JOIN "Ticket" t ON t.id = d."ticketId" AND ${reachSql(ctx)}
    WHERE d."orgId" = ${ctx.actor.orgId}::uuid AND d."answeredAt" IS NULL
    ORDER BY d."nextReportAt", d.id LIMIT ${LIST}`
  const names = await namesFor(ctx, { staff: rows.map((row) => row.leaderId) })
  return rows.map(({ leaderId, nextReportAt, openedAt, ...row }) => ({
    ...row,
    leader: names.person(leaderId),
    nextReportAt: nextReportAt.toISOString(),
    openedAt: openedAt.toISOString(),
  }))
}

/** The numbers of the centre right now; each is the count of a list one click away. */
export async function boardNumbers(ctx: StaffContext): Promise<BoardNumbers> {
  authorize(ctx, 'board:read')
  const { orgId } = ctx.actor
  const { timeZone } = await policyBook(ctx)
  const dayStart = new Date(instantOf(timeZone, localDay(timeZone, ctx.now.getTime()), 0))
  const [row] = await ctx.db.$queryRaw<Record<keyof BoardNumbers, number>[]>`
    SELECT count(*)::int AS open,
      count(*) FILTER (WHERE status IN ('received','returned','reopened'))::int AS unplaced,
      count(*) FILTER (WHERE "nextDueAt" < ${ctx.now})::int AS overdue,
      count(*) FILTER (WHERE "nextDueAt" >= ${ctx.now} AND "nextDueAt" < ${new Date(ctx.now.getTime() + 3_600_000)})::int AS nearing,
      count(*) FILTER (WHERE status = 'returned')::int AS returned,
      count(*) FILTER (WHERE status = 'reopened' OR level > 0)::int AS reopened,
      (SELECT count(*)::int FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND status = 'resolved') AS resolved,
      (SELECT count(*)::int FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND "openedAt" >= ${dayStart}) AS "openedToday",
      (SELECT count(*)::int FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND status IN ('closed','archived') AND "changedAt" >= ${dayStart} AND "closedAt" >= ${dayStart}) AS "closedToday"
    FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND status IN ('received','dispatched','accepted','in-progress','returned','reopened')`
  return row!
}

/** Open, overdue and returned by unit, the most overdue first: every second-level unit, and whoever else holds a matter. */
export async function unitLoads(ctx: StaffContext): Promise<UnitLoad[]> {
  authorize(ctx, 'board:read')
  const { orgId } = ctx.actor
  return ctx.db.$queryRaw<UnitLoad[]>`
    SELECT u.id AS "unitId", u.name, u."nameEn", count(t.id)::int AS open,
      count(t.id) FILTER (WHERE t."nextDueAt" < ${ctx.now})::int AS overdue,
      (SELECT count(DISTINCT d."ticketId")::int FROM "Dispatch" d WHERE d."orgId" = ${orgId}::uuid AND d."unitId" = u.id AND d."returnedAt" IS NOT NULL AND d.at > ${new Date(ctx.now.getTime() - 30 * 86_400_000)}) AS returned,
      (SELECT count(*)::int FROM "Dispatch" d WHERE d."orgId" = ${orgId}::uuid AND d."unitId" = u.id AND d.verdict = 'unjustified' AND d."returnedAt" > ${new Date(ctx.now.getTime() - 30 * 86_400_000)}) AS unjustified
    FROM "Unit" u LEFT JOIN "Ticket" t ON t."orgId" = u."orgId" AND t."unitId" = u.id AND t.status IN ('received','dispatched','accepted','in-progress','returned','reopened')
    WHERE u."orgId" = ${orgId}::uuid AND u.kind <> 'company' GROUP BY u.id, u.name, u."nameEn", u.code, u.kind
    HAVING u.kind = 'second-level' OR count(t.id) > 0 ORDER BY overdue DESC, open DESC, u.code`
}

/** Tickets opened and closed per local day, the last `days` days up to today, days without any included. */
export async function dayFlows(ctx: StaffContext, days: number): Promise<DayFlow[]> {
  authorize(ctx, 'board:read')
  const { orgId } = ctx.actor
  const { timeZone } = await policyBook(ctx)
  const today = localDay(timeZone, ctx.now.getTime())
  const from = new Date(instantOf(timeZone, today - days + 1, 0))
  const rows = await ctx.db.$queryRaw<DayFlow[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(opened)::int AS opened, sum(closed)::int AS closed FROM (
      SELECT date_trunc('day', "openedAt" AT TIME ZONE ${timeZone}) AS day, count(*) AS opened, 0 AS closed FROM "Ticket"
        WHERE "orgId" = ${orgId}::uuid AND "openedAt" >= ${from} GROUP BY 1
      UNION ALL
      SELECT date_trunc('day', "closedAt" AT TIME ZONE ${timeZone}), 0, count(*) FROM "Ticket"
        WHERE "orgId" = ${orgId}::uuid AND status IN ('closed','archived') AND "changedAt" >= ${from} AND "closedAt" >= ${from} GROUP BY 1) flows
    GROUP BY day`
  const byDay = new Map(rows.map((row) => [row.day, row]))
  return Array.from({ length: days }, (_, i) => {
    const day = dateOfDay(today - days + 1 + i)
    return byDay.get(day) ?? { day, opened: 0, closed: 0 }
  })
}
