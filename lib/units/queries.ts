import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { Role } from '@/lib/kernel/roles'
import type { Context, StaffContext } from '@/lib/platform/context'
import { held } from '@/lib/platform/held'
import { lacking, neededSkills } from './rules/crews'
import { proposeUnit, type Scope, type Matter } from './rules/proposing'

export type UnitChoice = { id: string; code: string; name: string; nameEn: string; crews: CrewChoice[] }
export type CrewChoice = { id: string; name: string; nameEn: string; onDuty: boolean; openJobs: number }
export type Proposal = {
  unitId: string
  crewId: string | null
  reason: 'zone' | 'area' | 'service' | 'fallback' | 'ruling'
}

/** The scopes that may cover a matter: a large company has one per community, and a matter is at one. */
async function scopesOf(ctx: Context, { service, communityId, zone }: Matter): Promise<Scope[]> {
  const where = {
    orgId: ctx.actor.orgId,
    AND: [
      { OR: [{ service: null }, { service }] },
      { OR: [{ communityId: null }, ...(communityId ? [{ communityId }] : [])] },
      { OR: [{ zone: null }, ...(zone ? [{ zone }] : [])] },
    ],
  }
  return ctx.db.unitScope.findMany({
    where,
    orderBy: { rank: 'asc' },
    select: { unitId: true, service: true, kinds: true, communityId: true, zone: true, rank: true },
  })
}

/** The unit whose scope the matter falls in, and its crew on duty with the fewest open jobs. */
export async function proposedUnit(ctx: Context, matter: Matter): Promise<Proposal | null> {
  const found = proposeUnit(await scopesOf(ctx, matter), matter)
  if (!found) return null
  const skills = neededSkills({ ticketKind: matter.kind, service: matter.service, orderKind: matter.orderKind })
  const onDuty = await ctx.db.$queryRaw<{ id: string; skills: string[] }[]>`
    SELECT c.id, c.skills FROM "Crew" c
    JOIN "Shift" s ON s."crewId" = c.id AND s."startsAt" <= ${ctx.now} AND s."endsAt" > ${ctx.now}
    WHERE c."orgId" = ${ctx.actor.orgId}::uuid AND c."unitId" = ${found.unitId}::uuid
    ORDER BY (SELECT count(*) FROM "WorkOrder" w WHERE w."orgId" = c."orgId" AND w."crewId" = c.id AND w.status IN ('sent','accepted','in-progress')), c.code`
  const crew = onDuty.find((one) => lacking(one.skills, skills).length === 0)
  return { ...found, crewId: crew?.id ?? null }
}

/** Whether a unit's scope takes in the matter at all; dispatching elsewhere needs a reason. */
export async function scopeCovers(ctx: Context, unitId: string, matter: Matter): Promise<boolean> {
  const own = (await scopesOf(ctx, matter)).filter((scope) => scope.unitId === unitId)
  return proposeUnit(own, { ...matter, declinedBy: [], ruledUnitId: null }) !== null
}

type UnitRow = { id: string; code: string; name: string; nameEn: string; crews: CrewChoice[] | null }

/** Units that take work, with their crews: on duty or not, and how much each has open. */
export async function listUnits(ctx: StaffContext): Promise<UnitChoice[]> {
  authorize(ctx, 'ticket:read')
  const rows = await held(
    ctx,
    'units',
    () => ctx.db.$queryRaw<UnitRow[]>`
    SELECT u.id, u.code, u.name, u."nameEn",
      (SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'nameEn', c."nameEn",
          'onDuty', EXISTS (SELECT FROM "Shift" s WHERE s."crewId" = c.id AND s."startsAt" <= ${ctx.now} AND s."endsAt" > ${ctx.now}),
          'openJobs', (SELECT count(*) FROM "WorkOrder" w WHERE w."orgId" = c."orgId" AND w."crewId" = c.id AND w.status IN ('sent','accepted','in-progress'))) ORDER BY c.code)
        FROM "Crew" c WHERE c."unitId" = u.id) AS crews
    FROM "Unit" u WHERE u."orgId" = ${ctx.actor.orgId}::uuid AND u.kind IN ('second-level', 'department', 'centre') ORDER BY u.code`,
  )
  return rows.map((row) => ({ ...row, crews: row.crews ?? [] }))
}

export type StaffName = { id: string; name: string; nameEn: string; staffNo: string }

/** Whoever holds a role, those on shift first, then by staff number: the person a call or an overrun goes to. */
export async function holderOf(ctx: Context, role: Role, excludeId?: string): Promise<StaffName | null> {
  const [row] = await ctx.db.$queryRaw<StaffName[]>`
    SELECT p.id, p.name, p."nameEn", p."staffNo" FROM "Duty" d JOIN "Staff" p ON p.id = d."staffId" AND p.status = 'active'
    WHERE d."orgId" = ${ctx.actor.orgId}::uuid AND d.role = ${role} AND p.id IS DISTINCT FROM ${excludeId ?? null}::uuid
    ORDER BY EXISTS (SELECT FROM "Shift" s WHERE s."staffId" = p.id AND s."startsAt" <= ${ctx.now} AND s."endsAt" > ${ctx.now}) DESC, p."staffNo"
    LIMIT 1`
  return row ?? null
}

/** The leader of the unit, or of the nearest unit above that has one. */
export async function leaderOf(ctx: Context, unitId: string): Promise<StaffName | null> {
  const [row] = await ctx.db.$queryRaw<StaffName[]>`
    SELECT p.id, p.name, p."nameEn", p."staffNo" FROM "Unit" u
    JOIN "Unit" above ON above."orgId" = u."orgId" AND (u.path = above.path OR u.path LIKE above.path || '/%') AND above.kind <> 'company'
    JOIN "Staff" p ON p.id = above."leaderId" AND p.status = 'active'
    WHERE u.id = ${unitId}::uuid AND u."orgId" = ${ctx.actor.orgId}::uuid ORDER BY length(above.path) DESC LIMIT 1`
  return row ?? null
}

/** Whoever speaks for a crew: its first member by staff number. */
export async function memberOf(ctx: Context, crewId: string): Promise<StaffName | null> {
  const [row] = await ctx.db.$queryRaw<StaffName[]>`
    SELECT p.id, p.name, p."nameEn", p."staffNo" FROM "CrewMember" m JOIN "Staff" p ON p.id = m."staffId" AND p.status = 'active'
    WHERE m."crewId" = ${crewId}::uuid AND m."orgId" = ${ctx.actor.orgId}::uuid ORDER BY p."staffNo" LIMIT 1`
  return row ?? null
}

/** Whether a unit is one of these branches of the tree or below one. */
export async function isUnder(ctx: Context, unitId: string, paths: readonly string[]): Promise<boolean> {
  const unit = await ctx.db.unit.findFirst({ where: { id: unitId, orgId: ctx.actor.orgId }, select: { path: true } })
  return !!unit && paths.some((path) => unit.path === path || unit.path.startsWith(`${path}/`))
}

/** A member of staff who still works here. */
export async function activeStaff(ctx: Context, id: string): Promise<StaffName | null> {
  return ctx.db.staff.findFirst({
    where: { id, orgId: ctx.actor.orgId, status: 'active' },
    select: { id: true, name: true, nameEn: true, staffNo: true },
  })
}

/** The crews of some units, by code. */
export async function crewsOfUnits(
  ctx: StaffContext,
  unitIds: string[],
): Promise<{ id: string; unitId: string; name: string; nameEn: string }[]> {
  authorize(ctx, 'order:assign')
  return ctx.db.crew.findMany({
    where: { orgId: ctx.actor.orgId, unitId: { in: unitIds } },
    orderBy: { code: 'asc' },
    select: { id: true, unitId: true, name: true, nameEn: true },
  })
}

/** A unit and, when named, one of its crews; null when they do not belong together or to the company. */
export async function unitAndCrew(ctx: Context, unitId: string, crewId: string | null | undefined) {
  const unit = await ctx.db.unit.findFirst({
    where: { id: unitId, orgId: ctx.actor.orgId },
    select: { id: true, name: true, nameEn: true, kind: true },
  })
  if (!unit) return null
  if (!crewId) return { unit, crew: null }
  const [crew] = await ctx.db.$queryRaw<{ id: string; name: string; nameEn: string; onDuty: boolean }[]>`
    SELECT c.id, c.name, c."nameEn",
      EXISTS (SELECT FROM "Shift" s WHERE s."crewId" = c.id AND s."startsAt" <= ${ctx.now} AND s."endsAt" > ${ctx.now}) AS "onDuty"
    FROM "Crew" c WHERE c.id = ${crewId}::uuid AND c."unitId" = ${unitId}::uuid AND c."orgId" = ${ctx.actor.orgId}::uuid`
  return crew ? { unit, crew } : null
}

/** The proposal for a ticket one may see, for the screen: same rule as dispatching. */
export async function proposalFor(
  ctx: Context,
  ticket: {
    kind: string
    service: string
    matterPlace: Pick<Matter, 'communityId' | 'zone' | 'declinedBy' | 'ruledUnitId'>
  },
): Promise<Proposal | null> {
  authorize(ctx, 'ticket:read')
  return proposedUnit(ctx, { kind: ticket.kind, service: ticket.service, ...ticket.matterPlace })
}

/** The company's name as it is said on the phone. */
export async function companyName(ctx: Context): Promise<{ name: string; nameEn: string }> {
  authorize(ctx, 'ticket:read')
  return ctx.db.org.findUniqueOrThrow({ where: { id: ctx.actor.orgId }, select: { name: true, nameEn: true } })
}

/** What members of staff are called in English, by the name they are written under; a name two are written under differently stays. */
export async function englishNames(ctx: Context, names: readonly string[]): Promise<Map<string, string>> {
  authorize(ctx, 'staff:names')
  const rows = await ctx.db.$queryRaw<{ name: string; nameEn: string }[]>`
    SELECT name, min("nameEn") AS "nameEn" FROM "Staff" WHERE "orgId" = ${ctx.actor.orgId}::uuid AND name = ANY(${[...names]})
    GROUP BY name HAVING count(DISTINCT "nameEn") = 1`
  return new Map(rows.map(({ name, nameEn }) => [name, nameEn]))
}
