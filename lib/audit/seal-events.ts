import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db, PrismaDb } from '@/lib/platform/db'
import { sealedRows } from './internal/sealed-rows'
import { FIRST_HASH, sealHash } from './rules/chain'

const ROWS_PER_SEAL = 1000
const LOCK = 'askonce-seal-events'

type Patience = { settleMs?: number; waitMs?: number }

/**
 * How far the record stands still. Numbers are drawn before a transaction commits, so a row with a lower number may still be on
 * its way. The highest number in sight is read first; a moment later every transaction that may have drawn a lower one is in
 * progress under an id of its own; once all of those have ended, nothing at or below that number can appear any more. Null:
 * something has been in progress for too long, the next round will see.
 */
async function settledUpTo(db: Db, { settleMs = 1000, waitMs = 8_000 }: Patience): Promise<bigint | null> {
  const [high] = await db.$queryRaw<{ seq: bigint | null }[]>`SELECT max(seq) AS seq FROM "Event"`
  if (!high?.seq) return null
  await sleep(settleMs)
  const [mark] = await db.$queryRaw<{ next: string }[]>`SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next`
  for (let waited = 0; ; waited += 100) {
    const [row] = await db.$queryRaw<{ done: boolean }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ${mark!.next}::xid8 AS done`
    if (row?.done) return high.seq
    if (waited >= waitMs) return null
    await sleep(100)
  }
}

async function sealNext(tx: Db, upTo: bigint, now: Date): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${LOCK}, 0))`
  const last = await tx.eventSeal.findFirst({ orderBy: { n: 'desc' }, select: { toSeq: true, hash: true } })
  const fromSeq = (last?.toSeq ?? 0n) + 1n
  if (fromSeq > upTo) return 0
  const rows = await sealedRows(tx, fromSeq, upTo, ROWS_PER_SEAL)
  if (rows.length === 0) return 0
  const prevHash = last?.hash ?? FIRST_HASH
  const toSeq = BigInt(rows.at(-1)!.seq)
  await tx.eventSeal.create({
    data: { fromSeq, toSeq, count: rows.length, prevHash, hash: sealHash(prevHash, rows), at: now },
    select: { n: true },
  })
  return rows.length
}

/** Seals every event that stands still, each stretch on top of the seal before it. Two workers take turns. Returns how many rows, or null when the record did not settle. */
export async function sealEvents(db: PrismaDb, now: Date, patience: Patience = {}): Promise<number | null> {
  const upTo = await settledUpTo(db, patience)
  if (upTo === null) return null
  for (let sum = 0; ;) {
    const rows = await db.$transaction((tx) => sealNext(tx as unknown as Db, upTo, now), { timeout: 15_000 })
    if (rows === 0) return sum
    sum += rows
  }
}
