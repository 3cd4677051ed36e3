import 'server-only'
import { authorize } from './authorize'
import type { StaffContext } from '@/lib/platform/context'
import type { SessionView, StaffView } from './views'

const MOST = 500

type Row = Omit<StaffView, 'sessions' | 'duties'> & {
  duties: StaffView['duties'] | null
  sessions: SessionView[] | null
}

/** Everyone of the company by staff number: duties, whether they may sign in, and where they are signed in now. */
export async function listStaff(ctx: StaffContext, text = ''): Promise<StaffView[]> {
  authorize(ctx, 'staff:read')
  const like = `%${text
    .trim()
    .slice(0, 40)
    .replace(/[\\%_]/g, '\\$&')}%`
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT p.id, p."staffNo", p.username, p.name, p."nameEn", p.status, coalesce(p.phone, '') AS phone, coalesce(p."oidcSubject", '') AS "oidcSubject", p."unitId", u.name AS unit, u."nameEn" AS "unitEn",
      (SELECT json_agg(json_build_object('role', d.role, 'unitId', d."unitId", 'unit', du.name, 'unitEn', du."nameEn") ORDER BY d.role)
        FROM "Duty" d JOIN "Unit" du ON du.id = d."unitId" WHERE d."staffId" = p.id) AS duties,
      (SELECT json_agg(json_build_object('startedAt', s."createdAt", 'seenAt', s."seenAt", 'device', s."userAgent") ORDER BY s."seenAt" DESC)
        FROM "Session" s WHERE s."staffId" = p.id AND s."revokedAt" IS NULL AND s."expiresAt" > ${ctx.now}) AS sessions
    FROM "Staff" p JOIN "Unit" u ON u.id = p."unitId"
    WHERE p."orgId" = ${ctx.actor.orgId}::uuid
      AND (p.name ILIKE ${like} OR p.username ILIKE ${like} OR p."staffNo" ILIKE ${like} OR p."nameEn" ILIKE ${like} OR u.name ILIKE ${like})
    ORDER BY p.status, p."staffNo" LIMIT ${MOST}`
  return rows.map(({ duties, sessions, ...row }) => ({
    ...row,
    duties: duties ?? [],
    sessions: (sessions ?? []).map(({ startedAt, seenAt, device }) => ({
      startedAt: new Date(startedAt).toISOString(),
      seenAt: new Date(seenAt).toISOString(),
      device,
    })),
  }))
}
