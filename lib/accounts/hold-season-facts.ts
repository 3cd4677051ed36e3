import 'server-only'
import type { Context } from '@/lib/platform/context'

/**
 * What a company's season bills are made of (areas, classes, terms, prices), held until the transaction ends: alone by a stretch of the
 * season's run before it reads any of it, shared by those who change it. Asked for before anything else is locked or read.
 */
export async function holdSeasonFacts(tx: Context, hold: 'shared' | 'alone'): Promise<void> {
  const name = `season-facts ${tx.actor.orgId}`
  if (hold === 'alone') await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
  else await tx.db.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`
}
