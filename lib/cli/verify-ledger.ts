// `npm run verify-ledger [-- --json]`: proves that every sum of the ledger and every seal over ledger and record holds. Exit code 1 when not.
import { parseArgs } from 'node:util'
import { verifyChain } from '@/lib/audit/verify-chain'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { openDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { wallClock } from '@/lib/platform/clock'
import { prepareEnvironment } from './steps/own-database'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' } } })
  const stop = await prepareEnvironment()
  const db = openDb(env().DATABASE_URL, 2)
  try {
    const began = performance.now()
    const actor = { kind: 'system', orgId: newId(), name: 'verify-ledger' } as const
    const ledger = await verifyLedger({ db, actor, now: wallClock(), requestId: newId() })
    const record = await verifyChain(db)
    const ok = ledger.ok && record.ok
    if (values.json) console.log(JSON.stringify({ ok, ledger, record }))
    else {
      console.log(`${ok ? '总账与记录完好 / the ledger and the record hold' : '不符 / does not hold'}`)
      console.log(
        `  ${ledger.entries} 分录 / lines, ${ledger.accounts} 户 / accounts, ${ledger.sealed} 已封 / sealed, ${ledger.unsealed} 待封 / not sealed yet`,
      )
      console.log(`  ${record.rows} 事件 / events in ${record.seals} seals`)
      for (const { check, what } of ledger.findings) console.log(`  ! ${check}: ${what}`)
      if (record.firstBad)
        console.log(`  ! record ${record.firstBad.why}: ${record.firstBad.fromSeq}-${record.firstBad.toSeq}`)
      console.log(`  ${((performance.now() - began) / 1000).toFixed(1)} s`)
    }
    if (!ok) process.exitCode = 1
  } finally {
    await db.$disconnect()
    await stop()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
