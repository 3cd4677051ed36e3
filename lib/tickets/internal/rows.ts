import 'server-only'
import { NEXT_CLOCK } from '../next-clock'
import type { StaffContext } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/generated/client.ts'
import type { TicketState } from '../rules/lifecycle'
import type { TicketRow } from '../views'
import { namesFor } from './names'

export const ROW = {
  id: true,
  no: true,
  kind: true,
  service: true,
  status: true,
  level: true,
  severity: true,
  summary: true,
  summaryEn: true,
  faultAddress: true,
  landmarks: true,
  nextDueAt: true,
  openedAt: true,
  changedAt: true,
  unitId: true,
  ownerId: true,
  urgeCount: true,
  returnCount: true,
  upset: true,
  keyCustomer: true,
  rulingOpen: true,
  grossAt: true,
} as const satisfies Prisma.TicketSelect
export type Row = Prisma.TicketGetPayload<{ select: typeof ROW }>

/** Which clock of each ticket runs out first. */
async function nextClocks(ctx: StaffContext, ids: string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<{ id: string; clock: string | null }[]>`
    SELECT t.id, ${NEXT_CLOCK} AS clock FROM "Ticket" t WHERE t.id = ANY(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, row.clock]))
}

/** Rows as lists and exports show them, names read once for all of them. */
export async function toRows(ctx: StaffContext, rows: Row[]): Promise<TicketRow[]> {
  const ids = rows.map((row) => row.id)
  const [names, clocks] = await Promise.all([
    namesFor(ctx, { staff: rows.map((row) => row.ownerId), units: rows.map((row) => row.unitId) }),
    nextClocks(ctx, ids),
  ])
  return rows.map(({ id, faultAddress, unitId, ownerId, nextDueAt, openedAt, changedAt, status, grossAt, ...row }) => ({
    ...row,
    isGross: grossAt !== null,
    status: status as TicketState,
    place: faultAddress,
    nextDueAt: nextDueAt?.toISOString() ?? null,
    nextClock: clocks.get(id) ?? null,
    openedAt: openedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    unit: names.unit(unitId),
    owner: names.person(ownerId),
    callers: 1 + row.urgeCount,
  }))
}
