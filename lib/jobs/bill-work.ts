import 'server-only'
import { billWork, workToBill } from '@/lib/billing/bill-work'
import { Refusal } from '@/lib/kernel/errors'
import type { SystemContext } from '@/lib/platform/context'
import type { PrismaDb } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'

/** Bills the prices customers signed for work that is done; returns how many. What another worker billed first is passed over. */
export async function billSignedWork(db: PrismaDb, now: Date): Promise<number> {
  const as = (orgId: string): SystemContext => {
    return { db, now, actor: { kind: 'system', orgId, name: 'worker' }, requestId: newId() }
  }
  let billed = 0
  for (const { orgId, ...work } of await workToBill(as(newId()))) {
    try {
      await billWork(as(orgId), work)
      billed++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return billed
}
