import 'server-only'
import { sealEvents } from '@/lib/audit/seal-events'
import { sealLedger } from '@/lib/billing/seal-ledger'
import { newId } from '@/lib/platform/ids'
import type { PrismaDb } from '@/lib/platform/db'
import { billSignedWork } from './bill-work'
import { DRAW_BATCH, drawPhotos } from './draw-photos'
import { carryRuns } from './season-runs'
import { keepHouse } from './keep-house'
import { BATCH, givenUpTimers, sweepTimers } from './sweep-timers'

export type Job = {
  name: string
  everyMs: number
  /** What it did, for the log; nothing worth a line gives null. `again` runs it at once: there is more to do. */
  run: (db: PrismaDb, now: Date) => Promise<{ did: object | null; again?: boolean }>
}

/** Everything that happens though nobody acts. Each job is safe to run twice and beside itself. */
export const JOBS: readonly Job[] = [
  {
    name: 'beat',
    everyMs: 15_000,
    run: async (db) => {
      await db.$executeRaw`INSERT INTO "WorkerBeat" (id, at) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET at = now()`
      return { did: null }
    },
  },
  {
    name: 'sweep-timers',
    everyMs: 1500,
    run: async (db, now) => {
      const swept = await sweepTimers(db, now)
      return { did: swept.claimed ? swept : null, again: swept.claimed === BATCH }
    },
  },
  {
    name: 'seal-events',
    everyMs: 60_000,
    run: async (db, now) => {
      const rows = await sealEvents(db, now)
      return { did: rows === 0 ? null : { rows: rows ?? 'something has been in progress for too long' } }
    },
  },
  {
    name: 'seal-ledger',
    everyMs: 60_000,
    run: async (db, now) => {
      const rows = await sealLedger({
        db,
        actor: { kind: 'system', orgId: newId(), name: 'worker' },
        now,
        requestId: newId(),
      })
      return { did: rows === 0 ? null : { rows: rows ?? 'something has been in progress for too long' } }
    },
  },
  {
    name: 'season-runs',
    everyMs: 2000,
    run: async (db, now) => {
      const runs = await carryRuns(db, now)
      return { did: runs === 0 ? null : { runs }, again: runs > 0 }
    },
  },
  {
    name: 'bill-work',
    everyMs: 5000,
    run: async (db, now) => {
      const billed = await billSignedWork(db, now)
      return { did: billed === 0 ? null : { billed }, again: billed > 0 }
    },
  },
  {
    name: 'draw-photos',
    everyMs: 1500,
    run: async (db, now) => {
      const drawn = await drawPhotos(db, now)
      return { did: drawn.taken ? drawn : null, again: drawn.taken === DRAW_BATCH }
    },
  },
  {
    name: 'keep-house',
    everyMs: 3_600_000,
    run: async (db, now) => {
      const [removed, timers] = [await keepHouse(db, now), await givenUpTimers(db)]
      return { did: { ...removed, timersGivenUp: timers.length } }
    },
  },
]
