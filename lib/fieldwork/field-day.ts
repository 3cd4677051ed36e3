import 'server-only'
import { authorize, may } from '@/lib/access/authorize'
import { holds } from '@/lib/kernel/actor'
import { businessNo, instant } from '@/lib/kernel/fields'
import { Refusal } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { Service } from '@/lib/policy/rules/vocabulary'
import { findTicketById } from '@/lib/tickets/find-for-orders'
import { getTicketPage } from '@/lib/tickets/ticket-page'
import { signedAnchor } from './internal/anchor'
import { findOrder } from './internal/find-order'
import { ratingPath } from './internal/offer-rating'
import { siteNotes } from './job-site'
import { lastVisits, listJobs, listVisits } from './queries'
import { OPEN_ORDER_STATES } from './rules/orders'
import type { EndedJob, FieldDay, JobDetail, KnownTicket } from './views'

const DETAILED = 30
const DAY_MS = 86_400_000
type Job = Awaited<ReturnType<typeof listJobs>>[number]

async function detailed(ctx: StaffContext, job: Job): Promise<JobDetail> {
  const { ticketId, agreementId, ...card } = job
  const [page, visits, earlier, site] = await Promise.all([
    getTicketPage(ctx, job.ticketNo),
    listVisits(ctx, ticketId),
    agreementId ? lastVisits(ctx, agreementId) : [],
    siteNotes(ctx, ticketId),
  ])
  const { id, no, kind, service, summary, summaryEn, words, landmarks, position, facts, readBack, readBackAt, calls } =
    page
  const ticket: KnownTicket = {
    ...{ id, no, kind, service, summary, summaryEn, words, landmarks, position, facts, readBack, readBackAt },
    calls: calls.map((call) => ({ ...call, phoneMasked: '' })),
  }
  return { ...card, place: job.place || page.serviceAddress, ticket, visits, earlier, site }
}

async function endedJobs(ctx: StaffContext, orderNo: string | null): Promise<EndedJob[]> {
  const since = new Date(ctx.now.getTime() - DAY_MS)
  const rows = await ctx.db.$queryRaw<
    (Omit<EndedJob, 'endedAt' | 'ratingPath'> & { endedAt: Date; ticketId: string; ratingId: string | null })[]
  >`
    SELECT w.no AS "orderNo", coalesce(nullif(t."faultAddress", ''), t.landmarks) AS place, w.status, w.outcome, w."endedAt", t.id AS "ticketId",
      t.status IN ('resolved', 'closed', 'archived') AS resolved,
      (SELECT r.id FROM "VisitRating" r JOIN "Visit" v ON v.id = r."visitId" WHERE v."orderId" = w.id AND r."answeredAt" IS NULL AND r."expiresAt" > ${ctx.now}
        ORDER BY r."madeAt" DESC LIMIT 1) AS "ratingId"
    FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId"
    WHERE w."orgId" = ${ctx.actor.orgId}::uuid AND w."endedAt" IS NOT NULL
      AND (w.no = ${orderNo} OR w."crewId" = ANY(${[...ctx.actor.crewIds]}::uuid[]) AND w."endedAt" > ${since})
    ORDER BY w."endedAt" DESC LIMIT 30`
  const within = await Promise.all(
    rows.map(async (row) => {
      if (row.orderNo === orderNo) await findTicketById(ctx, row.ticketId)
      return row
    }),
  )
  return within.map(({ ticketId: _, ratingId, endedAt, ...row }) => ({
    ...row,
    ratingPath: ratingId ? ratingPath(ratingId) : '',
    endedAt: endedAt.toISOString(),
  }))
}

/** One more job beside the day's own: of a leader, a reader, or one that has ended. Not found outside one's reach. */
async function further(ctx: StaffContext, orderNo: string, jobs: readonly Job[]): Promise<Job[]> {
  if (jobs.some((job) => job.orderNo === orderNo)) return []
  await findOrder(ctx, orderNo)
  return listJobs(ctx, { orderNo })
}

/** The day of a crew with everything already asked, measured and promised: what the phone keeps to work without signal. */
export async function fieldDay(
  ctx: StaffContext,
  asked: string | null = null,
  deviceAt: string | null = null,
): Promise<FieldDay> {
  authorize(ctx, 'order:read')
  const orderNo = asked === null ? null : businessNo.safeParse(asked).data
  if (orderNo === undefined) throw new Refusal({ kind: 'not-found' })
  const told = instant.safeParse(deviceAt)
  const today = await listJobs(ctx)
  const more = orderNo ? await further(ctx, orderNo, today) : []
  const all = [...today.slice(0, DETAILED), ...more, ...today.slice(DETAILED).filter((job) => job.orderNo === orderNo)]
  const jobs: JobDetail[] = []
  for (const job of all) jobs.push(await detailed(ctx, job)) // one after another: a day read must not take the whole pool
  const [book, ended] = [await policyBook(ctx), await endedJobs(ctx, orderNo)]
  const services = [...new Set(jobs.map((job) => job.service as Service))]
  const asking = new Set(jobs.flatMap((job) => job.ticket.facts.map((fact) => fact.question)))
  return {
    at: ctx.now.toISOString(),
    anchor: told.success ? signedAnchor(ctx, told.data) : null,
    today: localDateOf(book.timeZone, ctx.now),
    person: { id: ctx.actor.id, name: ctx.actor.name },
    mayAccept: may(ctx.actor, 'order:accept'),
    mayVisit: may(ctx.actor, 'order:visit'),
    open: today.length,
    showCrew: holds(ctx.actor, ['unit-leader']),
    jobs: jobs.filter(
      (job) => (OPEN_ORDER_STATES as readonly string[]).includes(job.status) || job.orderNo === orderNo,
    ),
    ended,
    rules: {
      questions: book.questions.filter((question) => asking.has(question.key)),
      measuring: book.measuring ?? null,
      boundary: Object.fromEntries(services.map((service) => [service, book.boundary(service)])),
      prices: Object.fromEntries(services.map((service) => [service, book.prices(service)])),
    },
  }
}
