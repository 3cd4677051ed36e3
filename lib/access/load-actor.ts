import 'server-only'
import type { Duty, StaffActor } from '@/lib/kernel/actor'
import type { Db } from '@/lib/platform/db'

type Row = {
  sessionId: string
  seenAt: Date
  staffId: string
  orgId: string
  name: string
  nameEn: string
  staffNo: string
  locale: string
  theme: string
  passwordTemporary: boolean
  unitId: string
  unitPath: string
  duties: Duty[] | null
  crewIds: string[] | null
}

export type SignedIn = {
  actor: StaffActor
  nameEn: string
  locale: string
  theme: string
  /** set by an administrator: nothing but changing it may be done */
  passwordTemporary: boolean
}

/** Idle sessions end; a session row is touched at most once a minute. */
const TOUCH_AFTER_MS = 60_000
const IDLE_LIMIT_MS = 12 * 3_600_000

/** Who a session row stands for right now, or null when it is revoked, over, idle too long, or its person disabled. */
export async function loadActor(db: Db, sessionId: string, now: Date): Promise<SignedIn | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.id AS "sessionId", s."seenAt", p.id AS "staffId", p."orgId", p.name, p."nameEn", p."staffNo", p.locale, p.theme, p."passwordTemporary",
           p."unitId", u.path AS "unitPath",
           (SELECT json_agg(json_build_object('role', d.role, 'unitId', d."unitId", 'unitPath', du.path))
              FROM "Duty" d JOIN "Unit" du ON du.id = d."unitId" WHERE d."staffId" = p.id) AS duties,
           (SELECT array_agg(m."crewId"::text) FROM "CrewMember" m WHERE m."staffId" = p.id) AS "crewIds"
    FROM "Session" s JOIN "Staff" p ON p.id = s."staffId" JOIN "Unit" u ON u.id = p."unitId"
    WHERE s.id = ${sessionId}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > ${now} AND p.status = 'active'
      AND s."seenAt" > ${new Date(now.getTime() - IDLE_LIMIT_MS)}`
  if (!row) return null
  if (now.getTime() - row.seenAt.getTime() > TOUCH_AFTER_MS) {
    await db.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { seenAt: now } })
  }
  const { staffId, duties, crewIds, nameEn, locale, theme, passwordTemporary, seenAt: _, ...rest } = row
  return {
    actor: { kind: 'staff', id: staffId, ...rest, duties: duties ?? [], crewIds: crewIds ?? [] },
    nameEn,
    locale,
    theme,
    passwordTemporary,
  }
}
