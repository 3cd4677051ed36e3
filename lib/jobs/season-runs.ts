import 'server-only'
import { advanceRun, openRuns } from '@/lib/billing/season-run'
import type { SystemContext } from '@/lib/platform/context'
import type { PrismaDb } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'

/** Carries every run that waits one stretch on; returns how many there were. */
export async function carryRuns(db: PrismaDb, now: Date): Promise<number> {
  const as = (orgId: string): SystemContext => ({
    db,
    now,
    actor: { kind: 'system', orgId, name: 'worker' },
    requestId: newId(),
  })
  const runs = await openRuns(as(newId()))
  for (const run of runs) await advanceRun(as(run.orgId), run.id)
  return runs.length
}
