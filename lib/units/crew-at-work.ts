import 'server-only'
import type { Context } from '@/lib/platform/context'
import type { CrewAtWork } from './rules/crews'

export type CrewRow = CrewAtWork & { id: string; unitId: string; name: string; nameEn: string }

const DAY_MS = 86_400_000

/**
 * A crew with its shifts around a moment, its row locked: two who give it work at the same time do so one after the other, and the
 * second sees what the first has given.
 */
export async function lockCrew(tx: Context, crewId: string, around: Date): Promise<CrewRow | null> {
  const [crew] = await tx.db.$queryRaw<Omit<CrewRow, 'shifts'>[]>`
    SELECT id, "unitId", name, "nameEn", skills, capacity FROM "Crew"
    WHERE id = ${crewId}::uuid AND "orgId" = ${tx.actor.orgId}::uuid FOR UPDATE`
  if (!crew) return null
  const shifts = await tx.db.shift.findMany({
    where: {
      ...{ crewId, orgId: tx.actor.orgId },
      startsAt: { lt: new Date(around.getTime() + DAY_MS) },
      endsAt: { gt: new Date(around.getTime() - DAY_MS) },
    },
    select: { startsAt: true, endsAt: true },
  })
  return { ...crew, shifts: shifts.map(({ startsAt, endsAt }) => ({ from: startsAt.getTime(), to: endsAt.getTime() })) }
}
