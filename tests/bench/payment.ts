// `npm run bench -- payment --accounts N --seconds S`: money taken at the counter by signed-in clerks, beside two floors that write the same
// rows; afterwards every sum of the ledger must hold and every payment stand in it once.
import { parseArgs } from 'node:util'
import { v7 } from 'uuid'
import { line, step } from '@/lib/cli/steps/say.mjs'
import { actionCall, actionId, newKey, type Case } from './cases'
import { copyOf, withOwner } from './database'
import { CONCURRENCY, HEAD, measure, openField, print, type Row } from './field'
import { billByHand, inWorker, moneyDatabase } from './money-database'
import { hundredth, keep, runMain } from './report'
import { buildAll, PROCESSES, watchMemory } from './servers'

const { values } = parseArgs({
  allowPositionals: true,
  options: { accounts: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '8' } },
})
const [accounts, seconds] = [Number(values.accounts), Number(values.seconds)]
const PAYERS = 20_000

/** The agents of the bench stand at the counter too: a fixture written as the owner. */
const atTheCounter = (url: string) =>
  withOwner(url, async (query) => {
    const { rows } = await query(`SELECT id, "orgId", "unitId" FROM "Staff" WHERE username LIKE 'bulk-agent%'`)
    for (const { id, orgId, unitId } of rows as { id: string; orgId: string; unitId: string }[])
      await query(
        `INSERT INTO "Duty" (id, "orgId", "staffId", role, "unitId") VALUES ($1, $2, $3, 'counter-clerk', $4)`,
        [...[v7(), orgId, id, unitId]],
      )
  })

type Payer = { accountNo: string; account: string; bill: string }

/** One yuan by card on the account's open bill, every account in its turn. */
async function paymentCase(url: string): Promise<Case> {
  const { rows } = await withOwner(url, (query) =>
    query(
      `SELECT a."accountNo", a.id AS account, b.id AS bill FROM (SELECT * FROM "Agreement" ORDER BY md5(id::text) LIMIT $1) a
       JOIN "Bill" b ON b."orgId" = a."orgId" AND b."agreementId" = a.id AND b."amountFen" > 100000`,
      [PAYERS],
    ),
  )
  const [payers, id] = [rows as Payer[], actionId('takePaymentAction', '/pay/')]
  let taken = 0
  return {
    name: 'take a payment',
    samples: 1,
    isPage: false,
    call: () => {
      const own = { ...payers[taken++ % payers.length]!, key: newKey() }
      const input = { requestKey: own.key, accountNo: own.accountNo, amountYuan: '1.00', tender: 'card' }
      return { ...actionCall(id, '/pay', input), own }
    },
    isRight: (text) => text.includes('"ok":true') && /"no":"S\d{4}-/.test(text),
  }
}

runMain(async () => {
  await step('application and floors', buildAll)
  const base = await moneyDatabase(accounts)
  try {
    const url = await copyOf(base.url, 'payment')
    await step('a season billed', () => billByHand(url, base.code))
    await atTheCounter(url)
    const opened = await openField({ url, folder: base.folder }, [await paymentCase(url)], 'payment')
    const asked = await paymentCase(url)
    const memory = watchMemory(base.folder)
    const rows: (Row & { p50Times: number })[] = []
    try {
      line(HEAD)
      for (const concurrency of CONCURRENCY) {
        const row = await measure(opened.field, asked, { concurrency, seconds, statements: opened.counts[asked.name]! })
        rows.push({ ...row, p50Times: hundredth(row.ours.p50 / row.floor.p50) })
        print(row)
      }
    } finally {
      await opened.stop()
    }
    const { payments } = await inWorker(url, { job: 'verify' })
    line(
      `p50 ${rows.map((row) => row.p50Times).join(', ')} times the node floor (target at most 4); ${payments} payments, every sum holds`,
    )
    await keep(`payment-${accounts}`, url, { accounts, webProcesses: PROCESSES, memoryMiB: memory().web }, rows)
  } finally {
    await base.stop()
  }
})
