import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'
import { parkedWhy } from './rules/commands'
import type { ParkedView } from './views'

type Row = Omit<ParkedView, 'happenedAt' | 'receivedAt' | 'said' | 'why'> & {
  happenedAt: Date
  receivedAt: Date
  body: string
  refusal: unknown
}

const DRAWN = ['customerMark', 'staffMark', 'mark', 'sha256']

function saidIn(body: string): ParkedView['said'] {
  const fields = JSON.parse(body) as Record<string, unknown>
  return Object.entries(fields).flatMap(([field, value]) =>
    DRAWN.includes(field) || value === '' || value === null || typeof value === 'object'
      ? []
      : [{ field, text: String(value).slice(0, 300) }],
  )
}

/** What phones sent and nobody could carry out, oldest first, at most a hundred. */
export async function listParked(ctx: StaffContext): Promise<ParkedView[]> {
  authorize(ctx, 'parked:settle')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT c.id, c."orderNo", t.no AS "ticketNo", coalesce(nullif(t."faultAddress", ''), t.landmarks, '') AS place, c.kind, c.refusal, c.clock,
      c."happenedAt", c."receivedAt", c.body, f.id AS "fileId", json_build_object('name', s.name, 'nameEn', s."nameEn") AS by
    FROM "FieldCommand" c JOIN "Staff" s ON s.id = c."staffId" LEFT JOIN "Ticket" t ON t.id = c."ticketId"
    LEFT JOIN "StoredFile" f ON f."orgId" = c."orgId" AND f.sha256 = c."photoHash"
    WHERE c."orgId" = ${ctx.actor.orgId}::uuid AND c.verdict = 'parked' AND c."decidedAt" IS NULL
    ORDER BY c."receivedAt", c."orderNo", c.seq LIMIT 100`
  return rows.map(({ body, refusal, happenedAt, receivedAt, ...row }) => ({
    ...row,
    why: parkedWhy(refusal),
    happenedAt: happenedAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    said: saidIn(body),
  }))
}
