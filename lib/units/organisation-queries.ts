import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { notFound } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import type { CrewLine, PersonLine, ScopeLine, UnitLine, UnitPage } from './views'

const SHIFTS_SHOWN = 3

/** Every unit of the company, each below the one it belongs to. */
export async function listAllUnits(ctx: StaffContext): Promise<UnitLine[]> {
  authorize(ctx, 'staff:read')
  return ctx.db.$queryRaw<UnitLine[]>`
    SELECT id, code, name, "nameEn", kind, array_length(string_to_array(path, '/'), 1) - 1 AS depth
    FROM "Unit" WHERE "orgId" = ${ctx.actor.orgId}::uuid ORDER BY path COLLATE "C"`
}

type CrewRow = Omit<CrewLine, 'next' | 'rosteredTo'> & {
  next: CrewLine['next'] | null
  rosteredTo: Date | null
}

async function crewsOf(ctx: StaffContext, unitId: string): Promise<CrewLine[]> {
  const rows = await ctx.db.$queryRaw<CrewRow[]>`
    SELECT c.id, c.code, c.name, c."nameEn", c.skills, c.capacity,
      ARRAY(SELECT m."staffId"::text FROM "CrewMember" m WHERE m."crewId" = c.id) AS "memberIds",
      (SELECT json_agg(n) FROM (SELECT s."startsAt", s."endsAt" FROM "Shift" s WHERE s."crewId" = c.id AND s."endsAt" > ${ctx.now}
        ORDER BY s."startsAt" LIMIT ${SHIFTS_SHOWN}) n) AS next,
      (SELECT max(s."endsAt") FROM "Shift" s WHERE s."crewId" = c.id AND s."endsAt" > ${ctx.now}) AS "rosteredTo"
    FROM "Crew" c WHERE c."unitId" = ${unitId}::uuid AND c."orgId" = ${ctx.actor.orgId}::uuid ORDER BY c.code`
  return rows.map(({ next, rosteredTo, ...crew }) => ({
    ...crew,
    next: (next ?? []).map((shift) => ({
      startsAt: new Date(shift.startsAt).toISOString(),
      endsAt: new Date(shift.endsAt).toISOString(),
    })),
    rosteredTo: rosteredTo?.toISOString() ?? null,
  }))
}

/** One unit with its crews, what it answers for, and the people it may choose from. */
export async function unitPage(ctx: StaffContext, code: string): Promise<UnitPage> {
  authorize(ctx, 'unit:edit')
  const line = (await listAllUnits(ctx)).find((unit) => unit.code === code)
  if (!line) notFound()
  const { orgId } = ctx.actor
  const [unit, crews, scopes, people] = await Promise.all([
    ctx.db.unit.findFirstOrThrow({ where: { id: line.id, orgId }, select: { phone: true, leaderId: true } }),
    crewsOf(ctx, line.id),
    ctx.db.$queryRaw<ScopeLine[]>`
      SELECT s.id, s.service, s.kinds, p.name AS community, s.zone, s.rank
      FROM "UnitScope" s LEFT JOIN "Premise" p ON p.id = s."communityId"
      WHERE s."unitId" = ${line.id}::uuid AND s."orgId" = ${orgId}::uuid ORDER BY s.rank, p.name NULLS LAST LIMIT 200`,
    ctx.db.$queryRaw<PersonLine[]>`
      SELECT p.id, p.name, p."nameEn", p."staffNo",
        EXISTS (SELECT FROM "Duty" d WHERE d."staffId" = p.id AND d.role = 'technician') AS technician
      FROM "Staff" p WHERE p."orgId" = ${orgId}::uuid AND p.status = 'active'
      ORDER BY (p."unitId" = ${line.id}::uuid) DESC, p."staffNo" LIMIT 500`,
  ])
  return { ...line, phone: unit.phone ?? '', leaderId: unit.leaderId, crews, scopes, people }
}
