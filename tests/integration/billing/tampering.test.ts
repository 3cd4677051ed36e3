import fc from 'fast-check'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { sealEvents } from '@/lib/audit/seal-events'
import { verifyChain } from '@/lib/audit/verify-chain'
import { ReversePaymentInput, TakePaymentInput } from '@/lib/billing/inputs'
import { openLedger } from '@/lib/billing/open-ledger'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { sealLedger } from '@/lib/billing/seal-ledger'
import { sendBatch } from '@/lib/billing/send-batch'
import { advanceRun } from '@/lib/billing/season-run'
import { takePayment } from '@/lib/billing/take-payment'
import { verifyLedger } from '@/lib/billing/verify-ledger'
import { newKey } from '@/lib/platform/ids'
import { systemContext } from '@/prisma/seed/builders'
import { useDatabase } from '../../support/process-database'
import { orderRun } from '../../support/season'
import { MORNING, town, type Town } from '../../support/town'

const TAMPERINGS = Number(process.env.TAMPERINGS ?? 60)
/** The rows of money and record, and what of a seal is no evidence: its own number and hour. */
const TABLES = [
  'LedgerTx',
  'LedgerEntry',
  'Bill',
  'Payment',
  'Allocation',
  'AccountBalance',
  'Event',
  'LedgerSeal',
  'EventSeal',
] as const
const UNSEALED: Record<string, string[]> = { LedgerSeal: ['n', 'at'], EventSeal: ['n', 'at'] }

/** Where a row written twice is no new act of its own: an event after the last seal is one. */
const DOUBLED: string[] = ['LedgerTx', 'LedgerEntry', 'Bill', 'Payment', 'Allocation']

/** Another value of a column than the one that stands there, by its type. */
const OTHER: Record<string, (column: string, n: number) => string> = {
  bigint: (c, n) => `${c} + ${(n % 97) + 1}`,
  integer: (c, n) => `${c} + ${(n % 7) + 1}`,
  uuid: () => 'gen_random_uuid()',
  text: (c, n) => `${c} || chr(${97 + (n % 26)})`,
  jsonb: (c, n) => `jsonb_build_array(${c}, ${n})`,
  date: (c, n) => `${c} + ${(n % 9) + 1}`,
  'timestamp with time zone': (c, n) => `${c} + interval '${(n % 60) + 1} seconds'`,
}

const used = useDatabase()
let place: Town
const key = () => ({ requestKey: newKey() })
const system = () => systemContext(used.db, place.org.id, MORNING, 'test')

/** A season billed, paid in part, taken back, out with the bank; then everything sealed. */
beforeAll(async () => {
  place = await town(used.db)
  const facts = { priorArrearsFen: 20_000n, grossAreaM2: 78.5, currentDueFen: 0n }
  await used.db.agreement.updateMany({ where: { orgId: place.org.id, service: 'heat' }, data: facts })
  const withheld = { bankName: '工商银行', withholdingNo: 'DK1' }
  await used.db.agreement.updateMany({ where: { orgId: place.org.id, accountNo: 'RN3' }, data: withheld })
  await openLedger(system())
  const [manager, clerk, supervisor] = [
    await place.as('manager'),
    await place.as('clerk'),
    await place.as('supervisor'),
  ]
  for (const mode of ['dry', 'issue'] as const) await advanceRun(system(), (await orderRun(manager, mode)).runId)
  const pay = (accountNo: string, amountYuan: string) =>
    takePayment(clerk, TakePaymentInput.parse({ ...key(), accountNo, amountYuan, tender: 'card' }))
  const taken = [
    await pay('RN1', '100'),
    await pay('RN1', '1905.51'),
    await pay('RN2', '300'),
    await pay('RN2', '2105.50'),
  ]
  const back = { ...key(), paymentNo: taken[2]!.no, docNo: 'D1', reason: '误收' }
  await reversePayment(supervisor, ReversePaymentInput.parse(back))
  const late = new Date('2026-12-28T02:00:00Z')
  await sendBatch(await place.as('supervisor', late), { ...key(), layoutCode: 'icbc', month: '2026-12' })
  await sealLedger(system(), { waitMs: 3000 })
  await sealEvents(used.db, MORNING, { settleMs: 10, waitMs: 3000 })
})

describe('B2 tampering', () => {
  it(
    'B2 M3 RA13 the verifiers find every tampering of money and record at random (TAMPERINGS=1000 for a thousand)',
    async () => {
      expect(await verifyLedger(system())).toMatchObject({ ok: true, unsealed: 0, findings: [] })
      expect(await verifyChain(used.db)).toMatchObject({ ok: true })
      const seed = Number(process.env.TAMPERING_SEED ?? 20_261_125)
      console.log(`tampering seed ${seed}`)
      const client = new pg.Client({ connectionString: used.url })
      await client.connect()
      try {
        const unseen = await tamperings(client, seed)
        expect(unseen).toEqual([])
      } finally {
        await client.end()
      }
    },
    60_000 + TAMPERINGS * 1000,
  )
})

type Act = { table: number; row: number; column: number; what: 'change' | 'delete' | 'double'; n: number }

/** Draws tamperings until so many were done that no constraint refused; returns those nobody noticed. */
async function tamperings(client: pg.Client, seed: number): Promise<string[]> {
  await client.query('SET session_replication_role = replica')
  const columns = new Map<string, { name: string; type: string }[]>()
  for (const table of TABLES) {
    await client.query(`CREATE TABLE "kept_${table}" AS TABLE "${table}"`)
    const { rows } = await client.query(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'`,
      [table],
    )
    columns.set(
      table,
      rows.filter(({ name }) => !UNSEALED[table]?.includes(name)),
    )
  }
  const act: fc.Arbitrary<Act> = fc.record({
    table: fc.nat(TABLES.length - 1),
    row: fc.nat(100_000),
    column: fc.nat(1000),
    what: fc.constantFrom<Act['what'][]>('change', 'change', 'change', 'delete', 'double'),
    n: fc.nat(10_000),
  })
  const [unseen, done] = [[] as string[], new Map<string, number>()]
  let count = 0
  for (const drawn of fc.sample(act, { seed, numRuns: TAMPERINGS * 4 })) {
    if (count === TAMPERINGS) break
    const table = TABLES[drawn.table]!
    const sql = statement(table, columns.get(table)!, drawn)
    const changed = await client.query(sql).then(
      ({ rowCount }) => rowCount,
      () => 0,
    )
    if (!changed) continue
    count++
    done.set(`${table} ${drawn.what}`, (done.get(`${table} ${drawn.what}`) ?? 0) + 1)
    const seen = !(await verifyLedger(system())).ok || !(await verifyChain(used.db)).ok
    if (!seen) unseen.push(sql)
    await client.query(`BEGIN; DELETE FROM "${table}"; INSERT INTO "${table}" SELECT * FROM "kept_${table}"; COMMIT`)
  }
  expect(count).toBe(TAMPERINGS)
  console.log(
    `tamperings ${count}: ${[...done]
      .map(([what, times]) => `${what} ${times}`)
      .sort()
      .join(', ')}`,
  )
  return unseen
}

/** One tampering of one row as the owner of the database with its guards aside. The last seal is never the one deleted: what it covered counts as unsealed again. */
function statement(table: string, columns: { name: string; type: string }[], { row, column, what, n }: Act): string {
  const spare = what === 'delete' && table.endsWith('Seal') ? 1 : 0
  const one = `SELECT ctid FROM "${table}" ORDER BY 1 OFFSET ${row} % greatest(1, (SELECT count(*) - ${spare} FROM "${table}")) LIMIT 1`
  if (what === 'delete')
    return `DELETE FROM "${table}" WHERE ctid = (${one}) AND (SELECT count(*) FROM "${table}") > ${spare}`
  if (what === 'double' && DOUBLED.includes(table)) {
    const fresh = `jsonb_build_object('id', gen_random_uuid(), 'seq', 900000 + ${n}, 'no', 'S2026-' || ${n}, 'key', 'x' || ${n}, 'reversedTxId', NULL, 'reversalOf', NULL)`
    return `INSERT INTO "${table}" SELECT (jsonb_populate_record(t, ${fresh})).* FROM "${table}" t WHERE ctid = (${one})`
  }
  const picked = columns[column % columns.length]!
  return `UPDATE "${table}" SET "${picked.name}" = ${OTHER[picked.type]!(`"${picked.name}"`, n)} WHERE ctid = (${one}) AND "${picked.name}" IS NOT NULL`
}
