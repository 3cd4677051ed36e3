import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { DAY_MS } from '@/lib/kernel/zones'
import type { StaffContext } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/generated/client.ts'
import type { EventListInput } from './inputs'
import { verifyChain } from './verify-chain'
import type { EventPage, SealView } from './views'

const PAGE = 60
const CHINA = '+08:00'

function whereOf(orgId: string, input: EventListInput): Prisma.EventWhereInput {
  const { type, person, from, to, before } = input
  const span = {
    ...(from ? { gte: new Date(`${from}T00:00:00${CHINA}`) } : {}),
    ...(to ? { lt: new Date(new Date(`${to}T00:00:00${CHINA}`).getTime() + DAY_MS) } : {}),
  }
  return {
    orgId,
    ...(type ? { type: type.includes('.') ? type : { startsWith: `${type}.` } } : {}),
    ...(person?.trim() ? { actorName: { contains: person.trim() } } : {}),
    ...(from || to ? { at: span } : {}),
    ...(before ? { seq: { lt: BigInt(before) } } : {}),
  }
}

/** What people call the things of a page of events. Numbers and staff names only: the record's reader serves no customer. */
async function namesOf(ctx: StaffContext, events: { subjectId: string }[]): Promise<Map<string, string>> {
  const ids = [...new Set(events.map(({ subjectId }) => subjectId))]
  const { orgId } = ctx.actor
  const rows = await ctx.db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, no AS name FROM "Ticket" WHERE "orgId" = ${orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, "accountNo" FROM "Agreement" WHERE "orgId" = ${orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, name || ' ' || "staffNo" FROM "Staff" WHERE "orgId" = ${orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, name FROM "Unit" WHERE "orgId" = ${orgId}::uuid AND id = ANY(${ids}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The record, latest first, by kind of act, person and time. */
export async function listEvents(ctx: StaffContext, input: EventListInput): Promise<EventPage> {
  authorize(ctx, 'audit:read')
  const [rows, last] = await Promise.all([
    ctx.db.event.findMany({ where: whereOf(ctx.actor.orgId, input), orderBy: { seq: 'desc' }, take: PAGE + 1 }),
    ctx.db.eventSeal.findFirst({ orderBy: { n: 'desc' }, select: { toSeq: true } }),
  ])
  const page = rows.slice(0, PAGE)
  const names = await namesOf(ctx, page)
  return {
    rows: page.map(({ seq, type, subject, subjectId, actorName, actorKind, at, requestId, data }) => ({
      ...{ type, subject, subjectId, actorKind, requestId },
      subjectName: names.get(subjectId) ?? null,
      seq: String(seq),
      actor: actorName,
      at: at.toISOString(),
      data: data as Record<string, unknown>,
      sealed: last !== null && seq <= last.toSeq,
    })),
    next: rows.length > PAGE ? String(page.at(-1)!.seq) : null,
  }
}

/** How far the record is sealed, and when asked for, whether the whole chain holds. */
export async function sealState(ctx: StaffContext, verify: boolean): Promise<SealView> {
  authorize(ctx, 'audit:read')
  const [last, seals] = await Promise.all([
    ctx.db.eventSeal.findFirst({ orderBy: { n: 'desc' }, select: { at: true, toSeq: true } }),
    ctx.db.eventSeal.count(),
  ])
  const found = verify && last ? await verifyChain(ctx.db) : null
  return {
    lastAt: last?.at.toISOString() ?? null,
    seals,
    sealedTo: last ? String(last.toSeq) : null,
    verdict: found && {
      ok: found.ok,
      seals: found.seals,
      rows: found.rows,
      badSeal: found.firstBad?.n ?? null,
      why: found.firstBad?.why ?? null,
    },
  }
}
