import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { MINUTE_MS } from '@/lib/kernel/zones'
import type { StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { reachSql } from './internal/find-ticket'
import { namesFor } from './internal/names'
import type { CallersToTell, KeyOverrun, ReturnToReview, RulingRow, TellTask, VacantDuty } from './views'

const LIST = 100
const MONTH_MS = 30 * 86_400_000
const since = (ctx: StaffContext, ms: number) => new Date(ctx.now.getTime() - ms)

type Telling = Pick<TellTask, 'id' | 'what' | 'toWhom' | 'state' | 'ticketNo' | 'summary' | 'summaryEn'> & {
  dueAt: Date
  tellBy: Date
  ownerId: string
}

/** Customers to be told that a promise may slip, or has: the next to run out first. Promises broken untold stay until they are. */
export async function listTellTasks(ctx: StaffContext, whose: 'mine' | 'all'): Promise<TellTask[]> {
  authorize(ctx, 'commitment:settle')
  const { orgId, id } = ctx.actor
  const rows = await ctx.db.$queryRaw<Telling[]>`
    SELECT c.id, c.what, c."toWhom", c.state, c."dueAt", c."tellBy", c."ownerId", t.no AS "ticketNo", t.summary, t."summaryEn"
    FROM "Commitment" c JOIN "Ticket" t ON t.id = c."ticketId" AND ${reachSql(ctx)}
    WHERE c."orgId" = ${orgId}::uuid AND c.state IN ('open', 'broken') AND c."tellBy" IS NOT NULL AND c."customerToldAt" IS NULL
      ${whose === 'mine' ? Prisma.sql`AND c."ownerId" = ${id}::uuid` : Prisma.empty}
    ORDER BY c."tellBy", c.id LIMIT ${LIST}`
  const names = await namesFor(ctx, { staff: rows.map((row) => row.ownerId) })
  return rows.map(({ dueAt, tellBy, ownerId, ...row }) => ({
    ...row,
    ...{ dueAt: dueAt.toISOString(), tellBy: tellBy.toISOString(), owner: names.person(ownerId) },
  }))
}

type Over = {
  ticketNo: string
  summary: string
  summaryEn: string
  place: string
  clock: string
  dueAt: Date
  doneAt: Date | null
  grossAt: Date | null
  unitId: string | null
}

/** Every overrun of a key customer in the last thirty days, the latest first: the report to the management department. */
export async function keyOverruns(ctx: StaffContext): Promise<KeyOverrun[]> {
  authorize(ctx, 'board:read')
  const rows = await ctx.db.$queryRaw<Over[]>`
    SELECT t.no AS "ticketNo", t.summary, t."summaryEn", t."faultAddress" AS place, k.clock, k."dueAt", k."doneAt", t."grossAt", t."unitId"
    FROM "Ticket" t JOIN "Clock" k ON k."ticketId" = t.id AND k."breachedAt" IS NOT NULL
    WHERE t."orgId" = ${ctx.actor.orgId}::uuid AND t."keyCustomer" AND k."breachedAt" > ${since(ctx, MONTH_MS)}
    ORDER BY (k."doneAt" IS NULL) DESC, k."breachedAt" DESC LIMIT ${LIST}`
  const names = await namesFor(ctx, { staff: [], units: rows.map((row) => row.unitId) })
  return rows.map(({ dueAt, doneAt, grossAt, unitId, ...row }) => ({
    ...row,
    unit: names.unit(unitId),
    overMinutes: Math.round(((doneAt ?? ctx.now).getTime() - dueAt.getTime()) / MINUTE_MS),
    doneAt: doneAt?.toISOString() ?? null,
    isGross: grossAt !== null,
  }))
}

/** Duties an overrun should have been told to and that nobody holds still: seen by those who can fill them, without anything of a customer. */
export async function vacantDuties(ctx: StaffContext): Promise<VacantDuty[]> {
  authorize(ctx, 'duty:watch')
  const rows = await ctx.db.$queryRaw<(Omit<VacantDuty, 'since'> & { since: Date })[]>`
    SELECT e."toRole" AS role, u.name AS unit, u."nameEn" AS "unitEn", count(*)::int AS count, min(e.at) AS since
    FROM "Escalation" e JOIN "Ticket" t ON t.id = e."ticketId"
      LEFT JOIN "Unit" u ON u.id = t."unitId" AND e."toRole" IN ('technician', 'unit-leader')
    WHERE e."orgId" = ${ctx.actor.orgId}::uuid AND e."toStaffId" IS NULL AND e."acknowledgedAt" IS NULL
      AND CASE WHEN u.id IS NULL THEN NOT EXISTS (SELECT FROM "Duty" d JOIN "Staff" p ON p.id = d."staffId" AND p.status = 'active'
          WHERE d."orgId" = e."orgId" AND d.role = e."toRole")
        ELSE NOT EXISTS (SELECT FROM "Staff" p WHERE p.id = u."leaderId" AND p.status = 'active') END
    GROUP BY e."toRole", u.name, u."nameEn" ORDER BY min(e.at) LIMIT ${LIST}`
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

type Asked = Omit<RulingRow, 'dueAt' | 'askedAt' | 'askedBy' | 'unit'> & {
  dueAt: Date
  askedAt: Date
  askingUnitId: string | null
}

/** Tickets whose owner waits for a ruling, the next to run out first. */
export async function listRulings(ctx: StaffContext): Promise<RulingRow[]> {
  authorize(ctx, 'ownership:rule')
  const rows = await ctx.db.$queryRaw<Asked[]>`
    SELECT t.no AS "ticketNo", t.summary, t."summaryEn", r.cause, r."dueAt", r."askedAt", r."askingUnitId", t."returnCount"
    FROM "OwnershipRuling" r JOIN "Ticket" t ON t.id = r."ticketId"
    WHERE r."orgId" = ${ctx.actor.orgId}::uuid AND r.state = 'open' ORDER BY r."dueAt", r.id LIMIT ${LIST}`
  const names = await namesFor(ctx, { staff: [], units: rows.map((row) => row.askingUnitId) })
  return rows.map(({ dueAt, askedAt, askingUnitId, ...row }) => ({
    ...row,
    ...{ dueAt: dueAt.toISOString(), askedAt: askedAt.toISOString(), unit: names.unit(askingUnitId) },
  }))
}

/** Returns nobody has judged yet, the oldest first. */
export async function returnsToReview(ctx: StaffContext): Promise<ReturnToReview[]> {
  authorize(ctx, 'return:review')
  const rows = await ctx.db.dispatch.findMany({
    where: {
      orgId: ctx.actor.orgId,
      ...{ returnedAt: { gt: since(ctx, MONTH_MS) }, verdict: null },
    },
    orderBy: { returnedAt: 'asc' },
    take: LIST,
  })
  const tickets = await ctx.db.ticket.findMany({
    where: { orgId: ctx.actor.orgId, id: { in: rows.map((row) => row.ticketId) } },
    select: { id: true, no: true, summary: true, summaryEn: true },
  })
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const names = await namesFor(ctx, {
    staff: rows.flatMap((row) => row.returnedById ?? []),
    units: rows.map((row) => row.unitId),
  })
  return rows.map(({ id, ticketId, unitId, returnReason, returnNote, returnedAt, returnedById, objection }) => ({
    ...{
      dispatchId: id,
      ticketNo: byId.get(ticketId)?.no ?? '',
      summary: byId.get(ticketId)?.summary ?? '',
      summaryEn: byId.get(ticketId)?.summaryEn ?? '',
    },
    ...{ unit: names.unit(unitId), by: names.personOrNull(returnedById), objection },
    ...{ reason: returnReason ?? '', note: returnNote ?? '', at: returnedAt!.toISOString() },
  }))
}

/** Settled matters of the last thirty days of which somebody who also called, and left a number, does not know the result. */
export async function callersToTell(ctx: StaffContext): Promise<CallersToTell[]> {
  authorize(ctx, 'follow-up:read')
  return ctx.db.$queryRaw<CallersToTell[]>`
    SELECT t.no AS "ticketNo", coalesce(nullif(t."faultAddress", ''), t.landmarks) AS place, t.summary, t."summaryEn", count(DISTINCT c."callerDigits")::int AS callers
    FROM "TicketCall" c JOIN "Ticket" t ON t.id = c."ticketId"
    WHERE c."orgId" = ${ctx.actor.orgId}::uuid AND c.at > ${since(ctx, MONTH_MS)} AND t.status IN ('resolved', 'closed') AND c."callerDigits" NOT IN ('', t."contactDigits")
      AND NOT EXISTS (SELECT FROM "CallerTold" x JOIN "TicketCall" o ON o.id = x."callId" WHERE x."ticketId" = t.id AND o."callerDigits" = c."callerDigits")
    GROUP BY t.id ORDER BY min(t."resolvedAt") LIMIT 50`
}
