import 'server-only'
import { openOffSeason } from '@/lib/fieldwork/off-season-queries'
import { openingBlockers } from '@/lib/fieldwork/rules/off-season'
import type { Blocker } from '@/lib/kernel/blockers'
import { dayOfDate, instantOf } from '@/lib/kernel/zones'
import type { StaffContext } from '@/lib/platform/context'
import { policyBook } from '@/lib/policy/queries'
import type { Period } from './bill-stretch'

/**
 * Why the bills of a period may not be issued: `off_season_open`, lines put off before it begins that are neither done nor excused, unless the season was opened
 * by name. To bill a season is to open it (the database refuses too).
 */
export async function seasonGate(tx: StaffContext, { service, code, startsOn }: Period): Promise<Blocker[]> {
  const { orgId } = tx.actor
  await tx.db
    .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('off-season ' || ${orgId}::text || ${service}, 0))`
  if ((await tx.db.seasonOpening.count({ where: { orgId, service, periodCode: code } })) > 0) return []
  const { timeZone } = await policyBook(tx)
  const begins = new Date(instantOf(timeZone, dayOfDate(startsOn), 0))
  return openingBlockers(await openOffSeason(tx, service, begins))
}
