import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import { digitsOf, foldWidth, grams } from '@/lib/kernel/text'
import type { StaffContext } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/generated/client.ts'
import type { TicketListInput } from './inputs'
import { scopeWhere } from './internal/find-ticket'
import { namesFor } from './internal/names'
import { OPEN_STATES, UNPLACED_STATES, type TicketState } from './rules/lifecycle'
import type { TicketList, TicketRow } from './views'

const PAGE = 50
/** Totals are counted to here and then said as "more than". */
const COUNT_TO = 1000
const RECENT_WINDOW = 2000
const CANDIDATES = 500

const ROW = {
  id: true, no: true, kind: true, service: true, status: true, level: true, severity: true, summary: true, faultAddress: true,
  landmarks: true, nextDueAt: true, openedAt: true, changedAt: true, unitId: true, ownerId: true, urgeCount: true,
  returnCount: true, upset: true, keyCustomer: true,
} as const satisfies Prisma.TicketSelect
type Row = Prisma.TicketGetPayload<{ select: typeof ROW }>

async function toRows(ctx: StaffContext, rows: Row[]): Promise<TicketRow[]> {
  const names = await namesFor(ctx, { staff: rows.map((row) => row.ownerId), units: rows.map((row) => row.unitId) })
  return rows.map(({ id: _, faultAddress, unitId, ownerId, nextDueAt, openedAt, changedAt, status, ...row }) => ({
    ...row,
    status: status as TicketState,
    place: faultAddress,
    nextDueAt: nextDueAt?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    unit: names.unit(unitId),
    owner: names.person(ownerId),
    callers: 1 + row.urgeCount,
  }))
}

/** The one condition of a queue: list, badge and export ask it. */
export async function queueWhere(ctx: StaffContext, queue: TicketListInput['queue'], unit?: string): Promise<Prisma.TicketWhereInput> {
  const byQueue: Record<TicketListInput['queue'], Prisma.TicketWhereInput> = {
    open: { status: { in: [...OPEN_STATES] } },
    unplaced: { status: { in: [...UNPLACED_STATES] } },
    mine: { ownerId: ctx.actor.id, status: { in: [...OPEN_STATES] } },
    resolved: { status: 'resolved' },
    closed: { status: { in: ['closed', 'archived'] } },
    difficult: { status: { in: [...OPEN_STATES] } },
    all: {},
  }
  return { AND: [await scopeWhere(ctx), byQueue[queue], unit ? { unitId: unit } : {}] }
}

const URGENT: Prisma.TicketOrderByWithRelationInput[] = [{ nextDueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }]
const LATEST: Prisma.TicketOrderByWithRelationInput[] = [{ openedAt: 'desc' }, { id: 'desc' }]
const isUrgentQueue = (queue: TicketListInput['queue']) => ['open', 'unplaced', 'mine', 'difficult'].includes(queue)

/** Keyset: the place after the last row shown, never an offset. */
function afterWhere(queue: TicketListInput['queue'], after: string | undefined): Prisma.TicketWhereInput {
  const [at, id] = after?.split('~') ?? []
  if (!at || !id || !/^[0-9a-f-]{36}$/.test(id)) return {}
  if (at === 'none') return { nextDueAt: null, id: { gt: id } }
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return {}
  return isUrgentQueue(queue)
    ? { OR: [{ nextDueAt: { gt: instant } }, { nextDueAt: instant, id: { gt: id } }, { nextDueAt: null }] }
    : { OR: [{ openedAt: { lt: instant } }, { openedAt: instant, id: { lt: id } }] }
}

function cursorOf(queue: TicketListInput['queue'], row: Row): string {
  return `${(isUrgentQueue(queue) ? row.nextDueAt?.toISOString() : row.openedAt.toISOString()) ?? 'none'}~${row.id}`
}

/** A queue by urgency or a search; one page and a bounded total. */
export async function listTickets(ctx: StaffContext, input: TicketListInput): Promise<TicketList> {
  authorize(ctx, 'ticket:read')
  if (input.text?.trim()) return searchTickets(ctx, input.text)
  const where = await queueWhere(ctx, input.queue, input.unit)
  const [rows, total] = await Promise.all([
    ctx.db.ticket.findMany({
      where: { AND: [where, afterWhere(input.queue, input.after)] },
      orderBy: isUrgentQueue(input.queue) ? URGENT : LATEST,
      take: PAGE + 1,
      select: ROW,
    }),
    ctx.db.ticket.count({ where, take: COUNT_TO }),
  ])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: await toRows(ctx, page),
    next: rows.length > PAGE && last ? cursorOf(input.queue, last) : null,
    total,
    totalIsFloor: total >= COUNT_TO,
  }
}

/** How many stand in a queue, to a bound: the badge is the list's own condition. */
export async function countQueue(ctx: StaffContext, queue: TicketListInput['queue']): Promise<number> {
  authorize(ctx, 'ticket:read')
  return ctx.db.ticket.count({ where: await queueWhere(ctx, queue), take: COUNT_TO })
}

type Condition = { where: Prisma.TicketWhereInput } | { grams: string[] }

/** A number or a phone is looked up exactly; anything else by its two-character grams. */
function conditionOf(text: string): Condition | null {
  const folded = foldWidth(text).trim()
  if (/^[TW]\d/i.test(folded)) return { where: { no: { startsWith: folded.toUpperCase() } } }
  const digits = digitsOf(folded)
  if (/^[\d\s+-]+$/.test(folded) && digits.length >= 7) {
    return { where: { OR: [{ callerDigits: digits }, { contactDigits: digits }] } }
  }
  const wanted = grams(folded)
  return wanted.length > 0 ? { grams: wanted.slice(0, 24) } : null
}

/** Ids of tickets that hold every gram: the latest first, from a recent window; rare words from the index, candidates bounded. */
async function idsByGrams(ctx: StaffContext, wanted: string[]): Promise<string[]> {
  const { orgId } = ctx.actor
  const recent = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT id, search FROM "Ticket" WHERE "orgId" = ${orgId}::uuid ORDER BY "openedAt" DESC, id DESC LIMIT ${RECENT_WINDOW}) recent
    WHERE search @> ${wanted}::text[] LIMIT ${PAGE}`
  if (recent.length >= PAGE) return recent.map((row) => row.id)
  const indexed = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Ticket" WHERE search @> ${wanted}::text[] AND "orgId" = ${orgId}::uuid LIMIT ${CANDIDATES}`
  return [...new Set([...recent, ...indexed].map((row) => row.id))]
}

/** Tickets by number, phone or words, whatever their state and whoever's they are, within reach. */
export async function searchTickets(ctx: StaffContext, text: string): Promise<TicketList> {
  authorize(ctx, 'ticket:read')
  const condition = conditionOf(text.slice(0, 100))
  if (!condition) return { rows: [], next: null, total: 0, totalIsFloor: false }
  const where = 'where' in condition ? condition.where : { id: { in: await idsByGrams(ctx, condition.grams) } }
  const rows = await ctx.db.ticket.findMany({ where: { AND: [await scopeWhere(ctx), where] }, orderBy: LATEST, take: PAGE, select: ROW })
  return { rows: await toRows(ctx, rows), next: null, total: rows.length, totalIsFloor: rows.length === PAGE }
}

/** The row of one ticket for cards of other domains; not found outside one's reach. */
export async function getTicketRow(ctx: StaffContext, no: string): Promise<TicketRow> {
  authorize(ctx, 'ticket:read')
  const row = await ctx.db.ticket.findFirst({ where: { AND: [await scopeWhere(ctx), { no }] }, select: ROW })
  const [view] = row ? await toRows(ctx, [row]) : []
  return view ?? notFound()
}
