import 'server-only'
import { notFound } from '@/lib/kernel/errors'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'

type Json<T> = T[]

/** An account with everything around it, as the database tells it: amounts and measures are text. */
export type AccountRow = {
  id: string
  accountNo: string
  service: string
  status: string
  tariffClass: string
  metering: string
  meterNo: string | null
  grossAreaM2: string | null
  insideAreaM2: string | null
  storeyHeightM: string | null
  bankName: string | null
  withholdingNo: string | null
  priorArrearsFen: string
  currentDueFen: string
  billable: boolean
  keyCustomer: boolean
  note: string
  contactPreference: string
  issues: string[]
  openedAt: Date
  personId: string
  name: string
  idNo: string | null
  idNoValid: boolean
  premiseId: string
  address: string
  district: string
  community: string
  buildingNo: string | null
  entranceNo: string | null
  roomNo: string | null
  communityId: string
  buildingId: string | null
  riserId: string | null
  zone: string | null
  contacts: Json<{ id: string; name: string; relation: string; phone: string; valid: boolean; rank: number }>
  siblings: Json<{
    id: string
    accountNo: string
    service: string
    name: string
    address: string
    personId: string
    premiseId: string
  }>
  defects: Json<{
    id: string
    service: string
    title: string
    titleEn: string
    detail: string
    detailEn: string
    since: string
    premiseId: string | null
    riserId: string | null
  }>
  flags: Json<{ id: string; kind: string; note: string; noteEn: string; expiresAt: string | null }>
}

const MAX_SIBLINGS = 20

/** One account of the actor's company with its people, place, siblings, defects and flags, in one statement. */
export async function loadAccount(ctx: Context, which: Prisma.Sql): Promise<AccountRow> {
  const orgId = Prisma.sql`${ctx.actor.orgId}::uuid`
  const today = Prisma.sql`(${ctx.now}::timestamptz AT TIME ZONE o."timeZone")::date`
  const [row] = await ctx.db.$queryRaw<AccountRow[]>`
    SELECT a.id, a."accountNo", a.service, a.status, a."tariffClass", a.metering, a."meterNo", a."grossAreaM2"::text,
      a."insideAreaM2"::text, a."storeyHeightM"::text, a."bankName", a."withholdingNo", a."priorArrearsFen"::text,
      a."currentDueFen"::text, a.billable, a."keyCustomer", a.note, a."contactPreference", a.issues, a."openedAt",
      p.id AS "personId", p.name, p."idNo", p."idNoValid", r.id AS "premiseId", r.address, r.district,
      coalesce(c.name, r.name) AS community, r."buildingNo", r."entranceNo", r."roomNo",
      coalesce(r."communityId", r.id) AS "communityId", coalesce(r."buildingId", CASE r.kind WHEN 'building' THEN r.id END) AS "buildingId",
      r."riserId", r.zone, k.contacts, s.siblings, d.defects, f.flags
    FROM "Agreement" a
    JOIN "Org" o ON o.id = a."orgId"
    JOIN "Person" p ON p.id = a."personId" AND p."orgId" = a."orgId"
    JOIN "Premise" r ON r.id = a."premiseId" AND r."orgId" = a."orgId"
    LEFT JOIN "Premise" c ON c.id = r."communityId"
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'relation', k.relation, 'phone', k.phone,
        'valid', k.valid, 'rank', k.rank) ORDER BY k.rank, k.id), '[]') AS contacts
      FROM "Contact" k WHERE k."orgId" = ${orgId} AND k."agreementId" = a.id) k
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') AS siblings FROM (
        SELECT b.id, b."accountNo", b.service, q.name, t.address, b."personId", b."premiseId"
        FROM (SELECT id FROM "Agreement" WHERE "orgId" = ${orgId} AND "premiseId" = a."premiseId"
              UNION SELECT id FROM "Agreement" WHERE "orgId" = ${orgId} AND "personId" = a."personId") i
        JOIN "Agreement" b ON b.id = i.id AND b.id <> a.id
        JOIN "Person" q ON q.id = b."personId" JOIN "Premise" t ON t.id = b."premiseId"
        ORDER BY (b."premiseId" = a."premiseId") DESC, b."accountNo" LIMIT ${MAX_SIBLINGS}) s) s
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'service', d.service, 'title', d.title, 'titleEn', d."titleEn",
        'detail', d.detail, 'detailEn', d."detailEn", 'since', d.since, 'premiseId', d."premiseId", 'riserId', d."riserId")
        ORDER BY d.since, d.id), '[]') AS defects
      FROM "Defect" d
      WHERE d."orgId" = ${orgId} AND d.since <= ${today} AND (d."endedAt" IS NULL OR d."endedAt" >= ${today})
        AND (d."premiseId" IN (r.id, r."parentId", r."buildingId", r."communityId") OR d."riserId" = r."riserId")) d
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'note', f.note, 'noteEn', f."noteEn",
        'expiresAt', f."expiresAt") ORDER BY f."createdAt", f.id), '[]') AS flags
      FROM "Flag" f
      WHERE f."orgId" = ${orgId} AND (f."expiresAt" IS NULL OR f."expiresAt" > ${ctx.now})
        AND (f."agreementId" = a.id OR f."premiseId" IN (r.id, r."parentId", r."buildingId", r."communityId"))) f
    WHERE a."orgId" = ${orgId} AND ${which}`
  return row ?? notFound()
}
