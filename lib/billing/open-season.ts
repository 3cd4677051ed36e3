import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import { openOffSeason } from '@/lib/fieldwork/off-season-queries'
import { openingBlockers } from '@/lib/fieldwork/rules/off-season'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { inTransaction } from '@/lib/platform/transaction'
import type { OpenSeasonInput } from './inputs'

/**
 * Opens a supply season in the system. Blockers: off_season_open (lines neither done nor excused; the database refuses too), season_opened.
 */
export async function openSeason(ctx: StaffContext, input: OpenSeasonInput): Promise<{ periodCode: string }> {
  authorize(ctx, 'season:open')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const { service, periodCode } = input
    await tx.db
      .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('off-season ' || ${orgId}::text || ${service}, 0))`
    const period = await tx.db.billingPeriod.findFirst({
      where: { orgId, service, code: periodCode },
      select: { id: true },
    })
    if (!period) notFound()
    refuseIf(openingBlockers(await openOffSeason(tx, service)))
    const id = newId()
    const row = { id, orgId, service, periodCode, openedById: tx.actor.id, openedAt: tx.now }
    const [made] = await insertRows(tx.db, { table: 'SeasonOpening', rows: [row], skip: true })
    refuseIf(made === 0 ? [{ code: 'season_opened' }] : [])
    await recordEvent(tx, {
      type: 'season.opened',
      subject: 'season',
      subjectId: id,
      data: { service, period: periodCode },
    })
    return { periodCode }
  })
}
