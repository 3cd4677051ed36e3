// `npm run bench -- bank-return --lines N`: a bank's return of N lines taken in by the worker, against COPY of the lines into a table and
// one statement that posts them all in an equal database; the worker's memory at a quarter of the lines and at all of them.
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import iconv from 'iconv-lite'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { line, step } from '@/lib/cli/steps/say.mjs'
import { copyOf, withOwner } from './database'
import { billByHand, inWorker, moneyDatabase } from './money-database'
import { hundredth, keep, runMain } from './report'

const { values } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string', default: '1000000' } },
})
const lines = Number(values.lines)
const AT_A_TIME = 20_000
/** one line in so many the bank did not pay */
const FAILS = 10

type Owed = { accountNo: string; name: string; fen: string }
const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`

/** A file as a bank sends it, of the first so many bills; beside it its detail lines alone, for COPY. */
async function writeReturn(url: string, folder: string, count: number): Promise<string> {
  const path = join(folder, `return-${count}.txt`)
  const [whole, details] = [createWriteStream(path), createWriteStream(`${path}.lines`)]
  let [n, successes, sum, after] = [0, 0, 0n, '']
  const put = async (stream: typeof whole, text: string) => {
    if (!stream.write(iconv.encode(text, 'gb18030'))) await once(stream, 'drain')
  }
  await put(whole, `H|ICBC|BENCH${count}|${count}|0.00\r\n`)
  await withOwner(url, async (query) => {
    while (n < count) {
      const { rows } = await query(
        `SELECT a."accountNo", p.name, b."amountFen"::text AS fen FROM "Agreement" a JOIN "Person" p ON p.id = a."personId" JOIN "Bill" b ON b."orgId" = a."orgId" AND b."agreementId" = a.id
         WHERE a."accountNo" > $1 ORDER BY a."accountNo" LIMIT $2`,
        [after, Math.min(AT_A_TIME, count - n)],
      )
      if (rows.length === 0) throw new Error('There are fewer bills than lines')
      const text = (rows as Owed[])
        .map(({ accountNo, name, fen }) => {
          const paid = ++n % FAILS !== 0
          if (paid) {
            successes++
            sum += BigInt(fen)
          }
          return `${String(n).padStart(7, '0')}|${accountNo}|DK${n}|${name}|${yuan(BigInt(fen))}|${paid ? '00|成功' : '01|余额不足'}|20261130101822\r\n`
        })
        .join('')
      after = (rows.at(-1) as Owed).accountNo
      await put(whole, text)
      await put(details, text.replaceAll('\r', ''))
    }
  })
  await put(whole, `T|${successes}|${yuan(sum)}\r\n`)
  await Promise.all([whole, details].map((stream) => new Promise<void>((done) => stream.end(done))))
  return path
}

const SUCCESS = `l.code = '00'`

/** The floor: COPY, then one statement: receipts, ledger, allocations, bills settled. */
async function postByHand(url: string, path: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      `CREATE TABLE by_hand (serial text, "accountNo" text, "agreementNo" text, name text, yuan numeric, code text, reason text, time text)`,
    )
    const since = performance.now()
    await client.query('BEGIN')
    const copy = client.query(copyFrom(`COPY by_hand FROM STDIN (DELIMITER '|', ENCODING 'GB18030')`))
    await pipeline(createReadStream(`${path}.lines`, { highWaterMark: 256 * 1024 }), copy)
    await client.query(
      `WITH j AS MATERIALIZED (SELECT gen_random_uuid() AS tx, id AS org FROM "Org" WHERE code = 'bulk'),
        paid AS MATERIALIZED (SELECT gen_random_uuid() AS id, j.org, j.tx, a.id AS account, b.id AS bill, (l.yuan * 100)::bigint AS fen, l.name,
            l."accountNo" || ' ' || l."agreementNo" AS ref, row_number() OVER (ORDER BY l.serial) AS k
          FROM by_hand l CROSS JOIN j JOIN "Agreement" a ON a."orgId" = j.org AND a."accountNo" = l."accountNo"
          JOIN "Bill" b ON b."orgId" = j.org AND b."agreementId" = a.id AND b."amountFen" - b."settledFen" = (l.yuan * 100)::bigint AND b."cancelledTxId" IS NULL
          WHERE ${SUCCESS}),
        journal AS (INSERT INTO "LedgerTx" (id, "orgId", kind, "docNo", reason, key, "actorName", at) SELECT tx, org, 'bank-file', '', '', 'by-hand-return', 'by hand', now() FROM j),
        entries AS (INSERT INTO "LedgerEntry" ("txId", "orgId", account, "agreementId", "billId", "amountFen")
          SELECT tx, org, 'receivable', account, bill, -fen FROM paid UNION ALL SELECT j.tx, j.org, 'bank', NULL, NULL, (SELECT sum(fen) FROM paid) FROM j),
        payments AS (INSERT INTO "Payment" (id, "orgId", no, "agreementId", tender, place, "amountFen", "surplusFen", payer, at, "byName", "txId", "externalRef")
          SELECT id, org, 'H2026-' || lpad(k::text, 8, '0'), account, 'withholding', 'bank', fen, 0, name, now(), 'by hand', tx, ref FROM paid)
      INSERT INTO "Allocation" ("orgId", "txId", "paymentId", "billId", "amountFen") SELECT org, tx, id, bill, fen FROM paid`,
    )
    await client.query('COMMIT')
    return (performance.now() - since) / 1000
  } finally {
    await client.end()
  }
}

const settled = (url: string) =>
  withOwner(url, async (query) => {
    const { rows } = await query(
      `SELECT (SELECT count(*)::int FROM "Payment") AS payments, (SELECT sum("amountFen")::text FROM "Allocation") AS fen, (SELECT sum("receivableFen")::text FROM "AccountBalance") AS owed`,
    )
    return rows[0] as { payments: number; fen: string; owed: string }
  })

runMain(async () => {
  const base = await moneyDatabase(lines)
  try {
    const billedUrl = await copyOf(base.url, 'billed')
    await billByHand(billedUrl, base.code)
    await withOwner(billedUrl, (query) => query('VACUUM ANALYZE'))
    const taken = async (count: number) => {
      const path = await writeReturn(billedUrl, base.folder, count)
      const url = await copyOf(base.url, `ours_${count}`, 'billed')
      const figures = await step(`${count} lines by the worker`, () => inWorker(url, { job: 'bank-return', path }))
      return { path, url, figures: figures as { seconds: number; posted: number; failed: number; mebibytes: number } }
    }
    const small = await taken(Math.max(1000, Math.round(lines / 4)))
    const ours = await taken(lines)
    const handUrl = await copyOf(base.url, 'by_hand', 'billed')
    const floor = await step('COPY and one statement', () => postByHand(handUrl, ours.path))
    const [hand, own] = [await settled(handUrl), await settled(ours.url)]
    if (hand.payments !== own.payments || hand.fen !== own.fen || hand.owed !== own.owed)
      throw new Error(`not the same posted: ${JSON.stringify({ hand, own })}`)
    const { seconds, posted, failed, mebibytes } = ours.figures
    const row = {
      case: 'bank-return',
      lines,
      posted,
      failed,
      seconds: { ours: hundredth(seconds), floor: hundredth(floor) },
      linesPerSecond: { ours: Math.round(lines / seconds), floor: Math.round(lines / floor) },
      ratio: hundredth(floor / seconds),
      workerMiB: { [Math.max(1000, Math.round(lines / 4))]: small.figures.mebibytes, [lines]: mebibytes },
    }
    line(
      `${lines} lines (${posted} posted, ${failed} not paid): ours ${row.seconds.ours} s (${row.linesPerSecond.ours}/s), COPY and one statement ${row.seconds.floor} s (${row.linesPerSecond.floor}/s)`,
    )
    line(`ratio ${row.ratio}, target at least 0.25; worker at most ${JSON.stringify(row.workerMiB)} MiB by lines`)
    await keep(`bank-return-${lines}`, base.url, { lines }, [row])
  } finally {
    await base.stop()
  }
})
