import 'server-only'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { COMMUNITY_TAIL, communityNames, type AddressParts } from '../rules/parse-address'
import { literally } from '../rules/search-shape'
import type { Place } from '../views'

type Row = Omit<Place, 'exact'> & { fit: number }

/** Two at most: more than one means the text does not say which. Without a community only the very place counts. */
export async function loadPlaces(ctx: Context, parts: AddressParts): Promise<Row[]> {
  const { building = null, entrance = null, room = null, communityText } = parts
  if (communityText) return loadNearest(ctx, communityText, { building, entrance, room })
  return ctx.db.$queryRaw<Row[]>`
    SELECT id AS "premiseId", kind, address, "communityId", CASE kind WHEN 'building' THEN id ELSE "buildingId" END AS "buildingId",
      "riserId", zone, num_nonnulls("buildingNo", "entranceNo", "roomNo") AS fit
    FROM "Premise"
    WHERE "orgId" = ${ctx.actor.orgId}::uuid AND "buildingNo" = ${building}::text
      AND (CASE WHEN ${entrance}::text IS NULL THEN "entranceNo" IS NULL OR "roomNo" IS NOT NULL ELSE "entranceNo" = ${entrance}::text END)
      AND "roomNo" IS NOT DISTINCT FROM ${room}::text
    LIMIT 2`
}

type Numbers = { building: string | null; entrance: string | null; room: string | null }

/**
 * The deepest places on record that agree with everything typed about them; a room not on record gives its entrance,
 * an entrance not on record its building. A community is meant by its name, with or without its city before and "小区" after it; one found by a part of its name alone is a guess: its fit is below nothing.
 */
async function loadNearest(ctx: Context, communityText: string, numbers: Numbers): Promise<Row[]> {
  const { building, entrance, room } = numbers
  const names = communityNames(communityText)
  const patterns = names.map((name) => `%${literally(name)}%`)
  const bareName = Prisma.sql`regexp_replace(name, ${COMMUNITY_TAIL}, '')`
  return ctx.db.$queryRaw<Row[]>`
    WITH communities AS (
      SELECT id, CASE WHEN name = ${communityText} THEN 2 WHEN ${bareName} = ANY(${names}::text[]) THEN 1
        WHEN name LIKE ${patterns[0]} THEN 0 ELSE -1 END AS likeness FROM "Premise"
      WHERE "orgId" = ${ctx.actor.orgId}::uuid AND kind = 'community' AND (name LIKE ANY(${patterns}::text[]) OR ${bareName} = ANY(${names}::text[]))
    ), named AS (
      SELECT id, likeness > 0 AS "isExact" FROM communities WHERE likeness = (SELECT max(likeness) FROM communities)
    ), fitting AS (
      SELECT p.*, CASE WHEN named."isExact" THEN 0 ELSE -1 END AS fit FROM named JOIN "Premise" p ON p.id = named.id
      UNION ALL
      SELECT p.*, num_nonnulls(p."buildingNo", p."entranceNo", p."roomNo") FROM named
      JOIN "Premise" p ON p."orgId" = ${ctx.actor.orgId}::uuid AND p."communityId" = named.id
        AND p."buildingNo" = ${building}::text
        AND (p."entranceNo" IS NULL OR ${entrance}::text IS NULL OR p."entranceNo" = ${entrance}::text)
        AND (p."roomNo" IS NULL OR p."roomNo" = ${room}::text)
        AND (p."entranceNo" IS NULL OR ${entrance}::text IS NOT NULL OR p."roomNo" IS NOT NULL)
    )
    SELECT id AS "premiseId", kind, address, coalesce("communityId", id) AS "communityId",
      CASE kind WHEN 'building' THEN id ELSE "buildingId" END AS "buildingId", "riserId", zone, fit
    FROM fitting WHERE fit = (SELECT max(fit) FROM fitting) LIMIT 2`
}
