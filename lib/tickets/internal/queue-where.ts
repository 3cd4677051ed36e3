import 'server-only'
import { DAY_MS, dayOfDate, instantOf, localDay } from '@/lib/kernel/zones'
import type { StaffContext } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/generated/client.ts'
import { policyBook } from '@/lib/policy/queries'
import type { TicketListInput } from '../inputs'
import { OPEN_STATES, UNPLACED_STATES } from '../rules/lifecycle'
import { isUrgentQueue, NEARING_MS, type Queue } from '../rules/queues'
import { scopeWhere } from './find-ticket'
import type { Row } from './rows'

/** Returns are counted over this many days. */
export const RETURN_DAYS = 30

type Question = Pick<TicketListInput, 'queue' | 'unit' | 'day'>

const open = { status: { in: [...OPEN_STATES] } } satisfies Prisma.TicketWhereInput
const ended = { status: { in: ['closed', 'archived'] } } satisfies Prisma.TicketWhereInput

async function daySpan(ctx: StaffContext, day: string | undefined) {
  const { timeZone } = await policyBook(ctx)
  const number = day ? dayOfDate(day) : localDay(timeZone, ctx.now.getTime())
  return { gte: new Date(instantOf(timeZone, number, 0)), lt: new Date(instantOf(timeZone, number + 1, 0)) }
}

async function returnedLately(ctx: StaffContext, unit: string | undefined): Promise<Prisma.TicketWhereInput> {
  const rows = await ctx.db.dispatch.findMany({
    where: {
      orgId: ctx.actor.orgId,
      returnedAt: { not: null },
      at: { gt: new Date(ctx.now.getTime() - RETURN_DAYS * DAY_MS) },
      ...(unit ? { unitId: unit } : {}),
    },
    distinct: ['ticketId'],
    select: { ticketId: true },
    orderBy: { at: 'desc' },
    take: 1000,
  })
  return { id: { in: rows.map((row) => row.ticketId) } }
}

async function withOpenQuestion(ctx: StaffContext): Promise<Prisma.TicketWhereInput> {
  const rows = await ctx.db.difficultCase.findMany({
    where: { orgId: ctx.actor.orgId, answeredAt: null },
    select: { ticketId: true },
    take: 1000,
  })
  return { id: { in: rows.map((row) => row.ticketId) } }
}

async function byQueue(ctx: StaffContext, { queue, unit, day }: Question): Promise<Prisma.TicketWhereInput> {
  const nearingAt = new Date(ctx.now.getTime() + NEARING_MS)
  const conditions: Record<Queue, () => Prisma.TicketWhereInput | Promise<Prisma.TicketWhereInput>> = {
    open: () => open,
    unplaced: () => ({ status: { in: [...UNPLACED_STATES] } }),
    mine: () => ({ ...open, ownerId: ctx.actor.id }),
    resolved: () => ({ status: 'resolved' }),
    closed: () => ended,
    all: () => ({}),
    overdue: () => ({ ...open, nextDueAt: { lt: ctx.now } }),
    nearing: () => ({ ...open, nextDueAt: { gte: ctx.now, lt: nearingAt } }),
    returned: () => ({ status: 'returned' }),
    'returned-lately': () => returnedLately(ctx, unit),
    reopened: () => ({ AND: [open, { OR: [{ status: 'reopened' }, { level: { gt: 0 } }] }] }),
    difficult: () => withOpenQuestion(ctx),
    opened: async () => ({ openedAt: await daySpan(ctx, day) }),
    ended: async () => {
      const span = await daySpan(ctx, day)
      return { ...ended, changedAt: { gte: span.gte }, closedAt: span }
    },
  }
  return conditions[queue]()
}

/** The one condition of a queue: list, badge, board and export ask it. */
export async function queueWhere(ctx: StaffContext, question: Question): Promise<Prisma.TicketWhereInput> {
  const ofUnit = question.unit && question.queue !== 'returned-lately' ? { unitId: question.unit } : {}
  return { AND: [await scopeWhere(ctx), await byQueue(ctx, question), ofUnit] }
}

export const LATEST: Prisma.TicketOrderByWithRelationInput[] = [{ openedAt: 'desc' }, { id: 'desc' }]
const URGENT: Prisma.TicketOrderByWithRelationInput[] = [{ nextDueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }]

export const orderOf = (queue: Queue) => (isUrgentQueue(queue) ? URGENT : LATEST)

/** Keyset: the place after the last row shown, never an offset. */
export function afterWhere(queue: Queue, after: string | undefined): Prisma.TicketWhereInput {
  const [at, id] = after?.split('~') ?? []
  if (!at || !id || !/^[0-9a-f-]{36}$/.test(id)) return {}
  if (at === 'none') return { nextDueAt: null, id: { gt: id } }
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return {}
  return isUrgentQueue(queue)
    ? { OR: [{ nextDueAt: { gt: instant } }, { nextDueAt: instant, id: { gt: id } }, { nextDueAt: null }] }
    : { OR: [{ openedAt: { lt: instant } }, { openedAt: instant, id: { lt: id } }] }
}

export function cursorOf(queue: Queue, row: Row): string {
  return `${(isUrgentQueue(queue) ? row.nextDueAt?.toISOString() : row.openedAt.toISOString()) ?? 'none'}~${row.id}`
}
