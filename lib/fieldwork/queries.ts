import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { holds } from '@/lib/kernel/actor'
import type { StaffContext } from '@/lib/platform/context'
import { findTicketById } from '@/lib/tickets/find-for-orders'
import { policyBook } from '@/lib/policy/queries'
import { ratingPath } from './internal/offer-rating'
import { NEXT_CLOCK } from '@/lib/tickets/next-clock'
import { isOwnRepair } from './internal/own-repair'
import type { CrewVisit, JobCard, OrderView, RatingLink, RepeatView, VisitView } from './views'

type OrderRow = Omit<OrderView, 'unit' | 'crew' | 'openedAt' | 'endedAt' | 'window'> & {
  windowFrom: Date | null
  windowTo: Date | null
  unitId: string
  unitName: string
  unitNameEn: string
  crewId: string | null
  crewName: string | null
  crewNameEn: string | null
  openedAt: Date
  endedAt: Date | null
}

async function ordersOf(ctx: StaffContext, ticketId: string): Promise<OrderView[]> {
  const rows = await ctx.db.$queryRaw<OrderRow[]>`
    SELECT w.no, w."ticketId", w.kind, w.status, w.version, w."openedAt", w."endedAt", w.outcome, w."windowFrom", w."windowTo", w."whyIncomplete", w."waiveReason",
      u.id AS "unitId", u.name AS "unitName", u."nameEn" AS "unitNameEn", c.id AS "crewId", c.name AS "crewName", c."nameEn" AS "crewNameEn"
    FROM "WorkOrder" w JOIN "Unit" u ON u.id = w."unitId" LEFT JOIN "Crew" c ON c.id = w."crewId"
    WHERE w."orgId" = ${ctx.actor.orgId}::uuid AND w."ticketId" = ${ticketId}::uuid ORDER BY w."openedAt", w.no`
  return rows.map(({ unitId, unitName, unitNameEn, crewId, crewName, crewNameEn, openedAt, endedAt, ...more }) => {
    const { windowFrom, windowTo, ...row } = more
    return {
      ...row,
      window: windowFrom && windowTo ? { from: windowFrom.toISOString(), to: windowTo.toISOString() } : null,
      unit: { id: unitId, name: unitName, nameEn: unitNameEn },
      crew: crewId ? { id: crewId, name: crewName!, nameEn: crewNameEn! } : null,
      openedAt: openedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    }
  })
}

type StoredPhoto = { id: string; sha256: string; scanned: boolean; unreadable: boolean }

/** What has arrived of these photos, by hash. */
async function filesOf(ctx: StaffContext, hashes: string[]): Promise<Map<string, StoredPhoto>> {
  if (hashes.length === 0) return new Map()
  const files = await ctx.db.$queryRaw<StoredPhoto[]>`
    SELECT f.id, f.sha256, f.scanned, coalesce(v.state = 'unreadable', false) AS unreadable
    FROM "StoredFile" f LEFT JOIN "ViewCopy" v ON v."orgId" = f."orgId" AND v.sha256 = f.sha256
    WHERE f."orgId" = ${ctx.actor.orgId}::uuid AND f.sha256 = ANY(${hashes})`
  return new Map(files.map((file) => [file.sha256, file]))
}

async function visitsWhere(ctx: StaffContext, ticketIds: string[]): Promise<(VisitView & { ticketId: string })[]> {
  const where = { orgId: ctx.actor.orgId, ticketId: { in: ticketIds } }
  const visits = await ctx.db.visit.findMany({ where, orderBy: { arrivedAt: 'asc' } })
  if (visits.length === 0) return []
  const [readings, consents, parts, photos, orders, staff] = await Promise.all([
    ctx.db.reading.findMany({ where, orderBy: { at: 'asc' } }),
    ctx.db.priceConsent.findMany({ where, orderBy: { at: 'asc' } }),
    ctx.db.partUsed.findMany({ where, orderBy: { at: 'asc' } }),
    ctx.db.visitPhoto.findMany({ where, orderBy: { at: 'asc' } }),
    ctx.db.workOrder.findMany({
      where: { id: { in: visits.map((visit) => visit.orderId) } },
      select: { id: true, no: true },
    }),
    ctx.db.staff.findMany({
      where: { id: { in: visits.map((visit) => visit.byId) } },
      select: { id: true, name: true, nameEn: true },
    }),
  ])
  const book = await policyBook(ctx)
  const fileOf = await filesOf(
    ctx,
    photos.map((photo) => photo.fileHash),
  )
  const noOf = new Map(orders.map((order) => [order.id, order.no]))
  const nameOf = new Map(staff.map(({ id, name, nameEn }) => [id, { name, nameEn }]))
  return visits.map((visit) => ({
    id: visit.id,
    ticketId: visit.ticketId,
    orderNo: noOf.get(visit.orderId) ?? '',
    by: nameOf.get(visit.byId) ?? { name: '—', nameEn: '—' },
    arrivedAt: visit.arrivedAt.toISOString(),
    finishedAt: visit.finishedAt?.toISOString() ?? null,
    outcome: visit.outcome,
    finding: visit.finding,
    responsibility: visit.responsibility,
    charge: visit.charge,
    clock: visit.clock,
    claimedArrivedAt: visit.claimedArrivedAt?.toISOString() ?? null,
    clause: visit.clauseCode,
    clauseEn: book.clauseEn(visit.clauseCode),
    customerSign: visit.customerSign,
    witness: visit.witness || null,
    readings: readings
      .filter((reading) => reading.visitId === visit.id)
      .map(({ kind, place, value, unit, instrumentNo, doorsShutMinutes, point, standard, meetsStandard, at }) => ({
        kind,
        place,
        value: value.toString(),
        unit,
        instrumentNo,
        doorsShutMinutes,
        point: point ?? '',
        pointWords: book.pointWords(point),
        standard: standard?.toString() ?? null,
        meetsStandard,
        at: at.toISOString(),
      })),
    consents: consents
      .filter((consent) => consent.visitId === visit.id)
      .map(({ item, amountFen, caveat, decision, at }) => ({
        item,
        amountFen: Number(amountFen),
        caveat,
        decision,
        at: at.toISOString(),
      })),
    parts: parts
      .filter((part) => part.visitId === visit.id)
      .map(({ name, quantity, unit, chargeable, at }) => ({
        name,
        quantity: quantity.toString(),
        unit,
        chargeable,
        at: at.toISOString(),
      })),
    photos: photos
      .filter((photo) => photo.visitId === visit.id)
      .map(({ id, subject, fileHash, at }) => ({
        id,
        subject,
        sha256: fileHash,
        fileId: fileOf.get(fileHash)?.id ?? null,
        scanned: fileOf.get(fileHash)?.scanned ?? false,
        unreadable: fileOf.get(fileHash)?.unreadable ?? false,
        at: at.toISOString(),
      })),
  }))
}

/** The work orders of a ticket one may see, oldest first, and its visits with readings and prices. */
export async function listWork(
  ctx: StaffContext,
  ticketId: string,
): Promise<{ orders: OrderView[]; visits: VisitView[] }> {
  authorize(ctx, 'order:read')
  await findTicketById(ctx, ticketId)
  const [orders, visits] = await Promise.all([ordersOf(ctx, ticketId), visitsWhere(ctx, [ticketId])])
  return { orders, visits }
}

/** The visits of a ticket one may see, with readings and prices. */
export async function listVisits(ctx: StaffContext, ticketId: string): Promise<VisitView[]> {
  authorize(ctx, 'order:read')
  await findTicketById(ctx, ticketId)
  return visitsWhere(ctx, [ticketId])
}

/** What crews found at this account before: the last visits with their readings, for whoever speaks to the customer now. */
export async function lastVisits(ctx: StaffContext, agreementId: string): Promise<VisitView[]> {
  authorize(ctx, 'order:read')
  const tickets = await ctx.db.ticket.findMany({
    where: { orgId: ctx.actor.orgId, agreementId },
    orderBy: { openedAt: 'desc' },
    take: 6,
    select: { id: true },
  })
  const visits = await visitsWhere(
    ctx,
    tickets.map((ticket) => ticket.id),
  )
  return visits.reverse().slice(0, 3)
}

/** What the day knows of an order beside its card. */
type JobMore = { ticketId: string; agreementId: string | null; setOffAt: string | null }

type JobRow = Omit<
  JobCard & JobMore,
  'acceptBlockers' | 'window' | 'dueAt' | 'promise' | 'position' | 'crew' | 'setOffAt'
> & {
  dueAt: Date | null
  windowFrom: Date | null
  windowTo: Date | null
  setOffAt: Date | null
  promise: { what: string; dueAt: string } | null
  crew: { name: string; nameEn: string } | null
  latitude: number | null
  longitude: number | null
  ownRepair: boolean
}

type JobsAsked = { orderNo?: string }

/** Today's jobs: for a technician those of their crews, for a leader those of their units; by the start of their appointment, without one by what is due first, promise or limit. Or one order, whatever its state. */
export async function listJobs(ctx: StaffContext, { orderNo }: JobsAsked = {}): Promise<(JobCard & JobMore)[]> {
  authorize(ctx, 'order:read')
  const { orgId, crewIds, duties } = ctx.actor
  const wholeUnit = holds(ctx.actor, ['unit-leader'])
  const paths = duties.filter((duty) => duty.role === 'unit-leader').map((duty) => duty.unitPath)
  const rows = await ctx.db.$queryRaw<JobRow[]>`
    SELECT w.no AS "orderNo", w.kind, t.service, w.status, w.version, w."setOffAt", t.id AS "ticketId", t."agreementId", t.no AS "ticketNo", t.summary, t."summaryEn", t."faultAddress" AS place, t.landmarks,
      t."nextDueAt" AS "dueAt", ${NEXT_CLOCK} AS "dueClock", (t."ruledUnitId" IS NOT NULL) AS ruled, w."windowFrom", w."windowTo", t."contactName", t.upset, t."keyCustomer", t.level, t.latitude, t.longitude, ${isOwnRepair(ctx)} AS "ownRepair",
      (SELECT json_build_object('name', c.name, 'nameEn', c."nameEn") FROM "Crew" c WHERE c.id = w."crewId") AS crew,
      (SELECT json_build_object('what', c.what, 'dueAt', c."dueAt") FROM "Commitment" c WHERE c."orgId" = t."orgId" AND c."ticketId" = t.id AND c.state = 'open' ORDER BY c."dueAt" LIMIT 1) AS promise
    FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" JOIN "Unit" u ON u.id = w."unitId"
    WHERE w."orgId" = ${orgId}::uuid AND (${orderNo ?? null}::text IS NOT NULL OR w.status IN ('sent', 'accepted', 'in-progress'))
      AND (w.no = ${orderNo ?? null}::text OR ${orderNo ?? null}::text IS NULL AND (w."crewId" = ANY(${[...crewIds]}::uuid[]) OR (${wholeUnit} AND EXISTS (SELECT FROM unnest(${paths}::text[]) p WHERE u.path = p OR u.path LIKE p || '/%'))))
    ORDER BY (w.status = 'in-progress') DESC,
      coalesce(w."windowFrom", LEAST(t."nextDueAt", (SELECT min(c."dueAt") FROM "Commitment" c WHERE c."orgId" = t."orgId" AND c."ticketId" = t.id AND c.state = 'open'))) NULLS LAST,
      w."openedAt" LIMIT 100`
  return rows.map(({ latitude, longitude, dueAt, promise, setOffAt, windowFrom, windowTo, ownRepair, ...row }) => ({
    ...row,
    acceptBlockers: ownRepair ? [{ code: 'own_repair' }] : [],
    window: windowFrom && windowTo ? { from: windowFrom.toISOString(), to: windowTo.toISOString() } : null,
    setOffAt: setOffAt?.toISOString() ?? null,
    promise: promise && { what: promise.what, dueAt: new Date(promise.dueAt).toISOString() },
    dueAt: dueAt?.toISOString() ?? null,
    position: latitude !== null && longitude !== null ? { latitude, longitude } : null,
  }))
}

/** The crews that came to an account, the latest first, for a complaint about one of them; of the last ninety days (our own number). */
export async function crewsAt(ctx: StaffContext, agreementId: string): Promise<CrewVisit[]> {
  authorize(ctx, 'order:read')
  const since = new Date(ctx.now.getTime() - 90 * 86_400_000)
  const rows = await ctx.db.$queryRaw<(Omit<CrewVisit, 'at'> & { at: Date })[]>`
    SELECT v."crewId", v."byId", v."arrivedAt" AS at, json_build_object('name', c.name, 'nameEn', c."nameEn") AS crew
    FROM (SELECT DISTINCT ON (v."crewId") v.* FROM "Visit" v JOIN "Ticket" t ON t.id = v."ticketId"
      WHERE v."orgId" = ${ctx.actor.orgId}::uuid AND t."agreementId" = ${agreementId}::uuid AND v."arrivedAt" > ${since}
      ORDER BY v."crewId", v."arrivedAt" DESC) v JOIN "Crew" c ON c.id = v."crewId" ORDER BY v."arrivedAt" DESC LIMIT 9`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Repairs of one symptom that came too often this season, at an account. */
export async function repeatsOf(ctx: StaffContext, agreementId: string): Promise<RepeatView[]> {
  authorize(ctx, 'order:read')
  const rows = await ctx.db.$queryRaw<(Omit<RepeatView, 'at'> & { at: Date })[]>`
    SELECT t.no AS "ticketNo", r.count, r."orderNo", r.at FROM "RepeatRepair" r JOIN "Ticket" t ON t.id = r."ticketId"
    WHERE r."orgId" = ${ctx.actor.orgId}::uuid AND r."agreementId" = ${agreementId}::uuid ORDER BY r.at DESC LIMIT 5`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** The same of one ticket. */
export async function repeatsOfTicket(ctx: StaffContext, ticketId: string): Promise<RepeatView[]> {
  authorize(ctx, 'order:read')
  const { agreementId } = await findTicketById(ctx, ticketId)
  return agreementId ? repeatsOf(ctx, agreementId) : []
}

/** Links by which the customer may rate the visits of a ticket, for those who may send them; the newest first. */
export async function ratingLinks(ctx: StaffContext, ticketId: string): Promise<RatingLink[]> {
  authorize(ctx, 'rating:send')
  await findTicketById(ctx, ticketId)
  const { orgId } = ctx.actor
  const [rows, queued] = await Promise.all([
    ctx.db.visitRating.findMany({ where: { orgId, ticketId }, orderBy: { madeAt: 'desc' }, take: 3 }),
    ctx.db.outgoingMessage.count({ where: { orgId, ticketId, kind: 'rating', state: 'queued' } }),
  ])
  return rows.map(({ id, visitId, expiresAt, answeredAt }) => ({
    visitId,
    path: answeredAt || ctx.now > expiresAt ? '' : ratingPath(id),
    expiresAt: expiresAt.toISOString(),
    answered: answeredAt !== null,
    queued: queued > 0,
  }))
}
