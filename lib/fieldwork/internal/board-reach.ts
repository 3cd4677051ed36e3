import 'server-only'
import { holds } from '@/lib/kernel/actor'
import type { StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'

/** The units "Unit" u on the boards: dispatchers see every unit's crews, a unit's leader their own. */
export function boardReach(ctx: StaffContext): Prisma.Sql {
  const org = Prisma.sql`u."orgId" = ${ctx.actor.orgId}::uuid`
  const everywhere = ['dispatcher', 'shift-leader', 'supervisor', 'hotline-agent', 'manager'] as const
  if (holds(ctx.actor, everywhere)) return org
  const paths = ctx.actor.duties.filter(({ role }) => role === 'unit-leader').map(({ unitPath }) => unitPath)
  return Prisma.sql`${org} AND EXISTS (SELECT FROM unnest(${paths}::text[]) top (path) WHERE u.path = top.path OR starts_with(u.path, top.path || '/'))`
}
