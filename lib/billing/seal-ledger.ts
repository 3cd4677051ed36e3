import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { authorize } from '@/lib/access/authorize'
import type { SystemContext } from '@/lib/platform/context'
import type { Db, PrismaDb } from '@/lib/platform/db'
import { ledgerHash, SEAL_FORM } from './internal/sealed-ledger'

export const FIRST_LEDGER_HASH = '0'.repeat(64)
const LOCK = 'askonce-seal-ledger'
/** Journal entries of one seal; a run of a season writes one entry for a few thousand bills. */
const PER_SEAL = 20n

/** How far the ledger stands still: everything at or below has been committed. Null: something has been in progress for too long. */
async function settledUpTo(db: Db, waitMs: number): Promise<bigint | null> {
  const [high] = await db.$queryRaw<{ seq: bigint | null }[]>`SELECT max(seq) AS seq FROM "LedgerTx"`
  if (!high?.seq) return null
  const [mark] = await db.$queryRaw<{ next: string }[]>`SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next`
  for (let waited = 0; waited <= waitMs; waited += 100) {
    const [row] = await db.$queryRaw<
      { done: boolean }[]
    >`SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ${mark!.next}::xid8 AS done`
    if (row?.done) return high.seq
    await sleep(100)
  }
  return null
}

async function sealNext(tx: Db, upTo: bigint, now: Date): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${LOCK}, 0))`
  const last = await tx.ledgerSeal.findFirst({ orderBy: { n: 'desc' }, select: { toSeq: true, hash: true } })
  const fromSeq = (last?.toSeq ?? 0n) + 1n
  const [end] = await tx.$queryRaw<{ seq: bigint | null }[]>`
    SELECT max(seq) AS seq FROM (SELECT seq FROM "LedgerTx" WHERE seq BETWEEN ${fromSeq} AND ${upTo} ORDER BY seq LIMIT ${PER_SEAL}) s`
  if (!end?.seq) return 0
  const prevHash = last?.hash ?? FIRST_LEDGER_HASH
  const stretch = { prevHash, fromSeq, toSeq: end.seq, form: SEAL_FORM }
  const { count, hash } = await ledgerHash(tx, stretch)
  await tx.ledgerSeal.create({ data: { ...stretch, count, hash, at: now }, select: { n: true } })
  return count
}

/** Seals every journal entry that stands still, each stretch on top of the seal before it. Returns how many, or null when it did not settle. */
export async function sealLedger(ctx: SystemContext, { waitMs = 8000 } = {}): Promise<number | null> {
  authorize(ctx, 'ledger:verify')
  const db = ctx.db as PrismaDb
  const upTo = await settledUpTo(db, waitMs)
  if (upTo === null) return null
  for (let sum = 0; ;) {
    const rows = await db.$transaction((tx) => sealNext(tx as unknown as Db, upTo, ctx.now), { timeout: 15_000 })
    if (rows === 0) return sum
    sum += rows
  }
}
