import 'server-only'
import type { Context } from '@/lib/platform/context'
import type { PersonName, UnitName } from '../views'

const nobody = (id: string): PersonName => ({ id, name: '—', nameEn: '—' })

/** Names for ids, read once per page: staff and units of the company. */
export async function namesFor(ctx: Context, ids: { staff: (string | null)[]; units?: (string | null)[] }) {
  const { orgId } = ctx.actor
  const staffIds = [...new Set(ids.staff.filter((id): id is string => id !== null))]
  const unitIds = [...new Set((ids.units ?? []).filter((id): id is string => id !== null))]
  const select = { id: true, name: true, nameEn: true } as const
  const [staff, units] = await Promise.all([
    staffIds.length ? ctx.db.staff.findMany({ where: { orgId, id: { in: staffIds } }, select }) : [],
    unitIds.length ? ctx.db.unit.findMany({ where: { orgId, id: { in: unitIds } }, select }) : [],
  ])
  const staffById = new Map<string, PersonName>(staff.map((row) => [row.id, row]))
  const unitById = new Map<string, UnitName>(units.map((row) => [row.id, row]))
  return {
    person: (id: string) => staffById.get(id) ?? nobody(id),
    personOrNull: (id: string | null) => (id ? (staffById.get(id) ?? nobody(id)) : null),
    unit: (id: string | null) => (id ? (unitById.get(id) ?? null) : null),
  }
}
