import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { dayOfDate, instantOf } from '@/lib/kernel/zones'
import type { StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import type { CountedDrawer } from './views'

type Row = {
  [K in keyof CountedDrawer]: CountedDrawer[K] extends number ? bigint : CountedDrawer[K]
} & { receivedFen: bigint | null; closedAt: Date; handedAt: Date }

/** The drawers received today, the latest first: one's own, and for those who receive them everybody's. */
export async function drawersToday(ctx: StaffContext, all: boolean): Promise<CountedDrawer[]> {
  authorize(ctx, all ? 'drawer:receive' : 'drawer:open')
  const { timeZone } = await policyBook(ctx)
  const midnight = new Date(instantOf(timeZone, dayOfDate(localDateOf(timeZone, ctx.now)), 0))
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT d.id, d."staffName", coalesce(s."nameEn", d."staffName") AS "staffNameEn", d.place, d."floatFen", d."expectedFen", d."countedFen", d.reason, d."closedAt",
      d."receivedFen", d."receivedReason", d."handedTo", coalesce(h."nameEn", d."handedTo") AS "handedToEn", d."handedAt"
    FROM "Drawer" d LEFT JOIN "Staff" s ON s.id = d."staffId" LEFT JOIN "Staff" h ON h.id = d."handedToId"
    WHERE d."orgId" = ${ctx.actor.orgId}::uuid AND d."handedAt" >= ${midnight}
      AND (${all} OR d."staffId" = ${ctx.actor.id}::uuid)
    ORDER BY d."handedAt" DESC, d.id LIMIT 100`
  return rows.map((row) => ({
    ...row,
    floatFen: Number(row.floatFen),
    expectedFen: Number(row.expectedFen),
    countedFen: Number(row.countedFen),
    receivedFen: row.receivedFen === null ? null : Number(row.receivedFen),
    closedAt: row.closedAt.toISOString(),
    handedAt: row.handedAt.toISOString(),
  }))
}
