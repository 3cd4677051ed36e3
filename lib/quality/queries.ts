import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { ratingBlockers } from '@/lib/fieldwork/rules/rating'
import type { StaffContext, SystemContext } from '@/lib/platform/context'
import { hashOf } from '@/lib/platform/signing'
import type { QualityCaseView, RatingPage } from './views'

type Row = Omit<QualityCaseView, 'openedAt' | 'handledAt'> & { openedAt: Date; handledAt: Date | null }

/** Complaints about crews, open ones first; never those about oneself or one's own crew. */
export async function listQualityCases(ctx: StaffContext): Promise<QualityCaseView[]> {
  authorize(ctx, 'quality:read')
  const { orgId, id, crewIds } = ctx.actor
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT q.id, t.no AS "ticketNo", q.source, q.score, q.words, q.state, q."openedAt", q."handledAt", q.finding,
      (SELECT json_build_object('name', c.name, 'nameEn', c."nameEn") FROM "Crew" c WHERE c.id = q."crewId") AS crew,
      (SELECT coalesce(json_agg(json_build_object('name', s.name, 'nameEn', s."nameEn") ORDER BY s."staffNo"), '[]') FROM "Staff" s WHERE s.id = ANY(q."subjectIds")) AS subjects,
      (SELECT json_build_object('name', s.name, 'nameEn', s."nameEn") FROM "Staff" s WHERE s.id = q."handledById") AS "handledBy"
    FROM "QualityCase" q JOIN "Ticket" t ON t.id = q."ticketId"
    WHERE q."orgId" = ${orgId}::uuid AND NOT (q."subjectIds" @> ARRAY[${id}::uuid]) AND (q."crewId" IS NULL OR q."crewId" <> ALL(${[...crewIds]}::uuid[]))
    ORDER BY (q.state = 'open') DESC, q."openedAt" DESC LIMIT 200`
  return rows.map(({ openedAt, handledAt, ...row }) => ({
    ...row,
    openedAt: openedAt.toISOString(),
    handledAt: handledAt?.toISOString() ?? null,
  }))
}

/** The company a rating link belongs to; null for a token nobody gave. */
export async function companyOfRating(ctx: SystemContext, token: string): Promise<string | null> {
  authorize(ctx, 'rating:answer')
  const where = { tokenHash: hashOf(token) }
  return (await ctx.db.visitRating.findUnique({ where, select: { orgId: true } }))?.orgId ?? null
}

/** What the customer sees behind the link: who asks, of which day, whether it can still be answered. */
export async function ratingPage(ctx: SystemContext, token: string): Promise<RatingPage | null> {
  authorize(ctx, 'rating:answer')
  const [row] = await ctx.db.$queryRaw<
    { name: string; nameEn: string; hotline: string; visitedOn: string; expiresAt: Date; answeredAt: Date | null }[]
  >`
    SELECT o.name, o."nameEn", o.hotline, to_char(v."arrivedAt" AT TIME ZONE o."timeZone", 'YYYY-MM-DD') AS "visitedOn", r."expiresAt", r."answeredAt"
    FROM "VisitRating" r JOIN "Visit" v ON v.id = r."visitId" JOIN "Org" o ON o.id = r."orgId"
    WHERE r."tokenHash" = ${hashOf(token)} AND r."orgId" = ${ctx.actor.orgId}::uuid`
  if (!row) return null
  const [why] = ratingBlockers(row, ctx.now)
  const state = !why ? 'open' : why.code === 'rating_given' ? 'given' : 'expired'
  const { name, nameEn, hotline, visitedOn } = row
  return { state, company: { name, nameEn }, hotline, visitedOn }
}
