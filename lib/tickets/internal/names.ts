import 'server-only'
import type { Context } from '@/lib/platform/context'
import type { PersonName, UnitName } from '../views'

const nobody = (id: string): PersonName => ({ id, name: '—', nameEn: '—' })

/** Names for ids, read once per page: staff and units of the company, ids being unique over both. */
export async function namesFor(ctx: Context, ids: { staff: (string | null)[]; units?: (string | null)[] }) {
  const { orgId } = ctx.actor
  const wanted = [...new Set([...ids.staff, ...(ids.units ?? [])].filter((id): id is string => id !== null))]
  const rows = wanted.length
    ? await ctx.db.$queryRaw<PersonName[]>`
        SELECT id, name, "nameEn" FROM "Staff" WHERE "orgId" = ${orgId}::uuid AND id = ANY(${wanted}::uuid[])
        UNION ALL SELECT id, name, "nameEn" FROM "Unit" WHERE "orgId" = ${orgId}::uuid AND id = ANY(${wanted}::uuid[])`
    : []
  const byId = new Map<string, PersonName>(rows.map((row) => [row.id, row]))
  const unit = (id: string | null): UnitName | null => (id ? (byId.get(id) ?? null) : null)
  const person = (id: string) => byId.get(id) ?? nobody(id)
  return { person, personOrNull: (id: string | null) => (id ? person(id) : null), unit }
}
