import 'server-only'
import { foldName } from '@/lib/kernel/text'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { nameSounds } from '../rules/name-sounds'
import type { RegisterLine } from '../rules/parse-register-line'

export type LineToWrite = { line: RegisterLine; hash: string; existing: { id: string; personId: string } | null }

const keyOf = (idNo: string, folded: string) => `${idNo}/${folded}`

/** The same number and name is the same person across accounts; without a number everyone is a person of one account. */
export async function ensurePeople(tx: Context, writes: readonly LineToWrite[]): Promise<string[]> {
  const { orgId } = tx.actor
  const numbered = writes.filter(({ line }) => line.idNo)
  const known = await tx.db.$queryRaw<{ id: string; idNo: string; nameFolded: string }[]>`
    SELECT id, "idNo", "nameFolded" FROM "Person"
    WHERE "orgId" = ${orgId}::uuid AND "idNo" = ANY(${numbered.map(({ line }) => line.idNo!)}::text[])`
  const ids = new Map(known.map((person) => [keyOf(person.idNo, person.nameFolded), person.id]))
  const fresh: Record<string, unknown>[] = []
  const people = writes.map(({ line, existing }) => {
    const folded = foldName(line.name)
    const key = line.idNo && keyOf(line.idNo, folded)
    const found = key ? ids.get(key) : existing?.personId
    if (found) return found
    const sounds = nameSounds(line.name)
    const id = newId()
    if (key) ids.set(key, id)
    const { name, idNo, idNoValid } = line
    fresh.push({ id, name, folded, initials: sounds.initials, sound: sounds.full, idNo, valid: idNoValid })
    return id
  })
  if (fresh.length > 0) {
    await tx.db.$executeRaw`
      INSERT INTO "Person" (id, "orgId", name, "nameFolded", "pinyinInitials", "pinyinFull", "idNo", "idNoValid")
      SELECT w.id, ${orgId}::uuid, w.name, w.folded, w.initials, w.sound, w."idNo", w.valid
      FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
        AS w(id uuid, name text, folded text, initials text, sound text, "idNo" text, valid boolean)`
  }
  return people
}
