import 'server-only'
import { db } from './db'

export type Readiness = { ready: boolean; worker: 'working' | 'silent' | 'unknown' }

/**
 * Whether the database answers now, which is what a load balancer asks; and whether a worker was at work in the last minute: without one
 * no limit is watched, and whoever watches the house must hear of it.
 */
export async function readiness(): Promise<Readiness> {
  try {
    const [row] = await db().$queryRaw<{ beating: boolean }[]>`
      SELECT EXISTS (SELECT FROM "WorkerBeat" WHERE at > now() - interval '60 seconds') AS beating`
    return { ready: true, worker: row?.beating ? 'working' : 'silent' }
  } catch {
    return { ready: false, worker: 'unknown' }
  }
}
