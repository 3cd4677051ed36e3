import { fork } from 'node:child_process'
import { join } from 'node:path'
import { root } from '@/lib/cli/steps/root.mjs'
import { benchDatabase, withOwner, type BenchDatabase } from './database'

/** Does a job in a process of its own and gives its figures, its largest memory among them. */
export function inWorker(url: string, job: object, more: Record<string, string> = {}): Promise<Record<string, number>> {
  const child = fork(join(root, 'tests/bench/worker.ts'), [JSON.stringify(job)], {
    cwd: root,
    execArgv: ['--import', 'tsx', '--conditions=react-server'],
    env: {
      ...process.env,
      ...more,
      DATABASE_URL: url,
      NEXTAUTH_SECRET: 'nobody-signs-in-while-this-runs',
      LOG_LEVEL: 'error',
    },
  })
  return new Promise((done, fail) => {
    let said: Record<string, number> | null = null
    child.on('message', (message) => (said = message as Record<string, number>))
    child.on('close', (code) => (said ? done(said) : fail(new Error(`the worker ended with ${code}`))))
  })
}

export type MoneyDatabase = BenchDatabase & { code: string }

/** A company of so many heat accounts, with prices and periods and nothing billed. */
export async function moneyDatabase(accounts: number): Promise<MoneyDatabase> {
  const made = await benchDatabase(accounts, 1000, `bench-season-${accounts}`)
  await inWorker(made.url, { job: 'start-billing' })
  const code = await withOwner(made.url, async (query) => {
    const { rows } = await query(`SELECT count(*)::int AS n FROM "Agreement" WHERE service <> 'heat'`)
    if ((rows[0] as { n: number }).n > 0) {
      await query(`UPDATE "Agreement" SET service = 'heat', "tariffClass" = 'residential', metering = 'area', "priorArrearsFen" = 0, "currentDueFen" = 0,
        "grossAreaM2" = coalesce("grossAreaM2", 88.5)`)
      await query('VACUUM (ANALYZE, FULL) "Agreement"')
    }
    const { rows: periods } = await query(
      `SELECT code FROM "BillingPeriod" WHERE service = 'heat' ORDER BY "startsOn" DESC LIMIT 1`,
    )
    return (periods[0] as { code: string }).code
  })
  return { ...made, code }
}

/**
 * A season billed by one statement written by hand: the rows the application writes, the arithmetic of one price without its
 * exceptions, the guards and balances of the ledger as they are. Gives the seconds it took.
 */
export async function billByHand(url: string, period: string): Promise<number> {
  return withOwner(url, async (query) => {
    await query('SET ROLE askonce_app')
    const since = performance.now()
    await query(
      `WITH t AS MATERIALIZED (SELECT gen_random_uuid() AS tx, p.*, r.id AS tariff, (r.body ->> 'price')::numeric AS price
          FROM "BillingPeriod" p JOIN LATERAL (SELECT id, body FROM "Tariff" r WHERE r."orgId" = p."orgId" AND r.service = p.service
            AND r."tariffClass" = 'residential' ORDER BY version DESC LIMIT 1) r ON true WHERE p.code = $1 AND p.service = 'heat'),
        journal AS (INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorName", at)
          SELECT tx, "orgId", 'season-run', code, '', 'by-hand:' || code, 'by hand', now() FROM t),
        made AS (INSERT INTO "Bill" (id, "orgId", no, "agreementId", service, kind, "periodCode", "amountFen", "dueOn", "issuedAt", "txId", "tariffId", lines)
          SELECT gen_random_uuid(), a."orgId", a."accountNo" || '-' || t.code, a.id, a.service, 'season', t.code, round(a."grossAreaM2" * PRICE)::bigint,
            t."dueOn", now(), t.tx, t.tariff, jsonb_build_array(jsonb_build_object('code', 'area', 'fen', round(a."grossAreaM2" * PRICE)::text,
              'params', jsonb_build_object('area', a."grossAreaM2"::text, 'price', (PRICE / 100)::numeric(8,2)::text, 'base', 'gross')))
          FROM "Agreement" a CROSS JOIN t WHERE a.service = 'heat' RETURNING id, "agreementId", "amountFen")
      INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "billId", "amountFen")
      SELECT t.tx, t."orgId", 'receivable', m."agreementId", m.id, m."amountFen" FROM made m CROSS JOIN t
      UNION ALL SELECT t.tx, t."orgId", 'revenue', NULL, NULL, -(SELECT sum("amountFen") FROM made) FROM t`.replaceAll(
        'PRICE',
        '2300',
      ),
      [period],
    )
    return (performance.now() - since) / 1000
  })
}

export const billed = (url: string) =>
  withOwner(url, async (query) => {
    const { rows } = await query(
      `SELECT count(*)::int AS bills, coalesce(sum("amountFen"), 0)::text AS fen, (SELECT count(*)::int FROM "LedgerTx") AS journals,
        (SELECT count(*)::int FROM "LedgerEntry") AS entries, (SELECT sum("receivableFen")::text FROM "AccountBalance") AS owed FROM "Bill"`,
    )
    return rows[0] as { bills: number; fen: string; journals: number; entries: number; owed: string }
  })
