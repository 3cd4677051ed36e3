import 'server-only'
import type { Db } from '@/lib/platform/db'
import { sealedRows } from './internal/sealed-rows'
import { FIRST_HASH, sealHash } from './rules/chain'

const SEALS_AT_A_TIME = 100
const MOST_ROWS = 10_000

/** Where the record was touched: the seal, its stretch of rows, and what does not fit. */
export type BrokenSeal = {
  n: string
  fromSeq: string
  toSeq: string
  why: 'seal-missing' | 'seal-altered' | 'row-missing' | 'row-added' | 'row-altered'
}
export type ChainVerdict = { ok: boolean; seals: number; rows: number; firstBad: BrokenSeal | null }

type Seal = { n: bigint; fromSeq: bigint; toSeq: bigint; count: number; prevHash: string; hash: string }

/** What is wrong with a seal, given the one before it; null when it holds. */
async function faultOf(db: Db, seal: Seal, before: { toSeq: bigint; hash: string }): Promise<BrokenSeal['why'] | null> {
  if (seal.fromSeq !== before.toSeq + 1n) return 'seal-missing'
  if (seal.prevHash !== before.hash) return 'seal-altered'
  const rows = await sealedRows(db, seal.fromSeq, seal.toSeq, MOST_ROWS)
  if (rows.length < seal.count) return 'row-missing'
  if (rows.length > seal.count) return 'row-added'
  if (rows.at(-1)?.seq !== String(seal.toSeq)) return 'seal-altered'
  return sealHash(seal.prevHash, rows) === seal.hash ? null : 'row-altered'
}

/** Reads the whole chain from its first seal and names the first that does not hold; rows not yet sealed are not judged. */
export async function verifyChain(db: Db): Promise<ChainVerdict> {
  let before = { toSeq: 0n, hash: FIRST_HASH }
  const verdict: ChainVerdict = { ok: true, seals: 0, rows: 0, firstBad: null }
  for (let after = 0n; ;) {
    const seals: Seal[] = await db.eventSeal.findMany({
      where: { n: { gt: after } },
      orderBy: { n: 'asc' },
      take: SEALS_AT_A_TIME,
    })
    for (const seal of seals) {
      const why = await faultOf(db, seal, before)
      const [n, fromSeq, toSeq] = [String(seal.n), String(seal.fromSeq), String(seal.toSeq)]
      if (why) return { ...verdict, ok: false, firstBad: { n, fromSeq, toSeq, why } }
      verdict.seals++
      verdict.rows += seal.count
      before = seal
    }
    if (seals.length < SEALS_AT_A_TIME) return verdict
    after = seals.at(-1)!.n
  }
}
