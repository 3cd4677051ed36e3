import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { COMPLAINT_SCORE } from '@/lib/fieldwork/rules/rating'
import { holds } from '@/lib/kernel/actor'
import type { StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import type { CrewRating, RatingView } from './views'

const DAYS_MS = 30 * 86_400_000
const LIST = 100

/**
 * Ratings one may see: the management's of the whole company, a unit leader's of the crews below them without those that became a quality case; nobody's of
 * their own crew or visit.
 */
function reach(ctx: StaffContext): Prisma.Sql {
  const { orgId, id, crewIds, duties } = ctx.actor
  const own = Prisma.sql`r."orgId" = ${orgId}::uuid AND r.score IS NOT NULL AND v."byId" <> ${id}::uuid
    AND (v."crewId" IS NULL OR v."crewId" <> ALL(${[...crewIds]}::uuid[]))`
  if (holds(ctx.actor, ['supervisor', 'manager', 'general-manager'])) return own
  const paths = duties.filter(({ role }) => role === 'unit-leader').map(({ unitPath }) => unitPath)
  return Prisma.sql`${own} AND NOT r.complaint
    AND EXISTS (SELECT FROM "Unit" u, unnest(${paths}::text[]) top (path) WHERE u.id = c."unitId" AND (u.path = top.path OR starts_with(u.path, top.path || '/')))`
}

const FROM = Prisma.sql`FROM "VisitRating" r JOIN "Visit" v ON v.id = r."visitId" JOIN "Ticket" t ON t.id = r."ticketId" LEFT JOIN "Crew" c ON c.id = v."crewId"`

/** What customers thought of visits, the latest first: the low ones, or all. */
export async function listRatings(ctx: StaffContext, which: 'low' | 'all'): Promise<RatingView[]> {
  authorize(ctx, 'rating:read')
  const low = which === 'low' ? Prisma.sql`AND r.score <= ${COMPLAINT_SCORE}` : Prisma.empty
  const rows = await ctx.db.$queryRaw<(Omit<RatingView, 'at'> & { at: Date })[]>`
    SELECT r.id, t.no AS "ticketNo", r.score, r.words, r.complaint, r."answeredAt" AS at,
      CASE WHEN c.id IS NULL THEN NULL ELSE json_build_object('name', c.name, 'nameEn', c."nameEn") END AS crew
    ${FROM} WHERE ${reach(ctx)} ${low} ORDER BY r."answeredAt" DESC, r.id LIMIT ${LIST}`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Each crew's ratings of the last thirty days: how many, their average, how many low. */
export async function crewRatings(ctx: StaffContext): Promise<CrewRating[]> {
  authorize(ctx, 'rating:read')
  return ctx.db.$queryRaw<CrewRating[]>`
    SELECT c.id AS "crewId", json_build_object('name', c.name, 'nameEn', c."nameEn") AS crew, count(*)::int AS answers,
      round(avg(r.score), 1)::float8 AS average, (count(*) FILTER (WHERE r.score <= ${COMPLAINT_SCORE}))::int AS low
    ${FROM} WHERE ${reach(ctx)} AND c.id IS NOT NULL AND r."answeredAt" > ${new Date(ctx.now.getTime() - DAYS_MS)}
    GROUP BY c.id, c.name, c."nameEn" ORDER BY avg(r.score), c.code`
}
