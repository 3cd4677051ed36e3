import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { countGuess, guessedTooOften } from '@/lib/access/number-guesses'
import { ticketScope } from '@/lib/access/rules/scope'
import { digitsOf, foldWidth, grams } from '@/lib/kernel/text'
import type { StaffContext } from '@/lib/platform/context'
import { held } from '@/lib/platform/held'
import type { Prisma } from '@/lib/platform/generated/client.ts'
import type { TicketListInput } from './inputs'
import { scopeWhere } from './internal/find-ticket'
import { afterWhere, cursorOf, LATEST, orderOf, queueWhere } from './internal/queue-where'
import { ROW, toRows } from './internal/rows'
import { COUNT_TO, type Queue } from './rules/queues'
import type { TicketList, TicketRow } from './views'

const PAGE = 50
const RECENT_WINDOW = 2000
const CANDIDATES = 500
const OF_ACCOUNT = 50

/** A queue by urgency or a search; one page and a bounded total. */
export async function listTickets(ctx: StaffContext, input: TicketListInput): Promise<TicketList> {
  authorize(ctx, 'ticket:read')
  if (input.text?.trim()) return searchTickets(ctx, input.text)
  const where = await queueWhere(ctx, input)
  const [rows, total] = await Promise.all([
    ctx.db.ticket.findMany({
      where: { AND: [where, afterWhere(input.queue, input.after)] },
      orderBy: orderOf(input.queue),
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
export async function countQueue(ctx: StaffContext, queue: Queue): Promise<number> {
  authorize(ctx, 'ticket:read')
  return countOf(ctx, queue)
}

/** The badge is the list's own condition; whoever reaches the same sees the same count. */
function countOf(ctx: StaffContext, queue: Queue, unit?: string): Promise<number> {
  const reach = JSON.stringify([ticketScope(ctx.actor), queue === 'mine' && ctx.actor.id])
  return held(ctx, `count ${queue} ${unit} ${reach}`, async () =>
    ctx.db.ticket.count({ where: await queueWhere(ctx, { queue, unit }), take: COUNT_TO }),
  )
}

/** Several queues counted at once, each by its own list's condition. */
export async function countQueues<Q extends Queue>(
  ctx: StaffContext,
  queues: readonly Q[],
  unit?: string,
): Promise<Record<Q, number>> {
  authorize(ctx, 'ticket:read')
  const counts = await Promise.all(queues.map((queue) => countOf(ctx, queue, unit)))
  return Object.fromEntries(queues.map((queue, i) => [queue, counts[i]])) as Record<Q, number>
}

/** Everything an account has ever come with, also where it joined another's ticket; the latest first. */
export async function ticketsOfAccount(ctx: StaffContext, agreementId: string): Promise<TicketRow[]> {
  authorize(ctx, 'ticket:read')
  const joined = await ctx.db.ticketCall.findMany({
    where: { orgId: ctx.actor.orgId, agreementId },
    distinct: ['ticketId'],
    select: { ticketId: true },
    take: OF_ACCOUNT,
  })
  const own = { OR: [{ agreementId }, { id: { in: joined.map((call) => call.ticketId) } }] }
  const rows = await ctx.db.ticket.findMany({
    where: { AND: [await scopeWhere(ctx), own] },
    orderBy: LATEST,
    take: OF_ACCOUNT,
    select: ROW,
  })
  return toRows(ctx, rows)
}

type Condition = { where: Prisma.TicketWhereInput; phone?: string } | { grams: string[] }

/** A number or a phone is looked up exactly; anything else by its two-character grams. */
function conditionOf(text: string): Condition | null {
  const folded = foldWidth(text).trim()
  if (/^[TW]\d/i.test(folded)) return { where: { no: { startsWith: folded.toUpperCase() } } }
  const digits = digitsOf(folded)
  if (/^[\d\s+-]+$/.test(folded) && digits.length >= 7) {
    return { where: { OR: [{ callerDigits: digits }, { contactDigits: digits }] }, phone: digits }
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

/** Tickets by number, phone or words, whatever their state and whoever's they are, within reach. Whole numbers that lead nowhere are counted, as at the customers. */
export async function searchTickets(ctx: StaffContext, text: string): Promise<TicketList> {
  authorize(ctx, 'ticket:read')
  const condition = conditionOf(text.slice(0, 100))
  const phone = (condition && 'phone' in condition && condition.phone) || ''
  if (!condition || guessedTooOften(ctx, phone)) return { rows: [], next: null, total: 0, totalIsFloor: false }
  const where = 'where' in condition ? condition.where : { id: { in: await idsByGrams(ctx, condition.grams) } }
  const rows = await ctx.db.ticket.findMany({
    where: { AND: [await scopeWhere(ctx), where] },
    orderBy: LATEST,
    take: PAGE,
    select: ROW,
  })
  if (rows.length === 0) await countGuess(ctx, phone)
  return { rows: await toRows(ctx, rows), next: null, total: rows.length, totalIsFloor: rows.length === PAGE }
}
