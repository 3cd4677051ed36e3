import 'server-only'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'

/** A unit of one's own company; not found otherwise. */
export async function findUnit(ctx: StaffContext, unitId: string) {
  const unit = await ctx.db.unit.findFirst({
    where: { id: unitId, orgId: ctx.actor.orgId },
    select: { id: true, code: true, name: true, path: true, phone: true, leaderId: true },
  })
  return unit ?? notFound()
}

/** A crew of one's own company with its members; not found otherwise. Locked until the end of the transaction. */
export async function findCrew(ctx: StaffContext, crewId: string) {
  const [crew] = await ctx.db.$queryRaw<
    { id: string; unitId: string; code: string; name: string; skills: string[]; capacity: number; members: string[] }[]
  >`
    SELECT c.id, c."unitId", c.code, c.name, c.skills, c.capacity,
      ARRAY(SELECT m."staffId"::text FROM "CrewMember" m WHERE m."crewId" = c.id ORDER BY 1) AS members
    FROM "Crew" c WHERE c.id = ${crewId}::uuid AND c."orgId" = ${ctx.actor.orgId}::uuid FOR UPDATE OF c`
  return crew ?? notFound()
}

/** Technicians who work here, by their ids. Blockers: not_technician, when one of them is not. */
export async function technicians(ctx: StaffContext, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)].sort()
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Staff" p WHERE p."orgId" = ${ctx.actor.orgId}::uuid AND p.status = 'active' AND p.id = ANY(${wanted}::uuid[])
      AND EXISTS (SELECT FROM "Duty" d WHERE d."staffId" = p.id AND d.role = 'technician')`
  refuseIf(rows.length < wanted.length ? [{ code: 'not_technician' }] : [])
  return wanted
}
