import 'server-only'
import { authorize } from '@/lib/access/authorize'
import type { Context } from '@/lib/platform/context'
import { checkSums, type Finding } from './internal/ledger-sums'
import { ledgerHash, SEAL_FORM, type SealedStretch } from './internal/sealed-ledger'
import { FIRST_LEDGER_HASH } from './seal-ledger'

export type LedgerVerdict = {
  ok: boolean
  entries: number
  accounts: number
  sealed: number
  unsealed: number
  findings: Finding[]
}

type Seal = SealedStretch & { n: bigint; count: number; hash: string }

async function checkSeals(ctx: Context): Promise<{ sealed: number; upTo: bigint; findings: Finding[] }> {
  let [hash, upTo, sealed] = [FIRST_LEDGER_HASH, 0n, 0]
  for (let after = 0n; ;) {
    const seals: Seal[] = await ctx.db.ledgerSeal.findMany({
      where: { n: { gt: after } },
      orderBy: { n: 'asc' },
      take: 200,
    })
    for (const seal of seals) {
      const fault = (check: string) => ({ sealed, upTo, findings: [{ check, what: `${seal.fromSeq}-${seal.toSeq}` }] })
      if (seal.fromSeq !== upTo + 1n) return fault('seal-missing')
      if (seal.prevHash !== hash || seal.form < 1 || seal.form > SEAL_FORM) return fault('seal-altered')
      const found = await ledgerHash(ctx.db, seal)
      if (found.count !== seal.count) return fault(found.count < seal.count ? 'row-missing' : 'row-added')
      if (found.last !== seal.toSeq) return fault('seal-altered')
      if (found.hash !== seal.hash) return fault('row-altered')
      ;[hash, upTo, sealed, after] = [seal.hash, seal.toSeq, sealed + seal.count, seal.n]
    }
    if (seals.length < 200) return { sealed, upTo, findings: [] }
  }
}

/**
 * Reads the whole ledger: journal entries sum to zero, balances and bills equal the lines behind them, receipts have no gap, drawers are
 * empty when handed in, every seal holds. What is not sealed yet is counted, and judged by its sums only.
 */
export async function verifyLedger(ctx: Context): Promise<LedgerVerdict> {
  authorize(ctx, 'ledger:verify')
  const seals = await checkSeals(ctx)
  const findings = [...seals.findings, ...(await checkSums(ctx))]
  const [size] = await ctx.db.$queryRaw<{ entries: number; accounts: number; unsealed: number }[]>`
    SELECT (SELECT count(*)::int FROM "LedgerEntry") AS entries, (SELECT count(*)::int FROM "AccountBalance") AS accounts,
      (SELECT count(*)::int FROM "LedgerTx" WHERE seq > ${seals.upTo}) AS unsealed`
  return { ok: findings.length === 0, sealed: seals.sealed, findings, ...size! }
}
