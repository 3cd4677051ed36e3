// `npm run bench -- intake`, `-- queue` and `-- dispatch`: ours over HTTP with real sign-ins, and beside it in the same run two floors that ask
// the database the very same: node:http with pg, and a bare Next.js app. `--accounts N --tickets M --seconds S --keep --only "a case"`
import { cpus, totalmem } from 'node:os'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '@/lib/cli/steps/root.mjs'
import { line, step } from '@/lib/cli/steps/say.mjs'
import { casesOf, fillBoard, sample } from './cases'
import { benchDatabase, forgetTicketsSince, withOwner } from './database'
import { CONCURRENCY, HEAD, measure, openField, print, type Row } from './field'
import { buildAll, PROCESSES, watchMemory } from './servers'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string', default: '100000' },
    tickets: { type: 'string', default: '150000' },
    seconds: { type: 'string', default: '8' },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const [bench] = positionals
const [accounts, tickets, seconds] = [Number(values.accounts), Number(values.tickets), Number(values.seconds)]

async function environmentOf(url: string, memory: { web: number; primary: number }) {
  const version = await withOwner(
    url,
    async (query) => (await query('SHOW server_version')).rows[0] as { server_version: string },
  )
  return {
    at: new Date().toISOString(),
    node: process.version,
    postgres: version.server_version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / 1_048_576),
    accounts,
    tickets,
    webProcesses: PROCESSES,
    secondsPerFigure: seconds,
    oursMemoryMiB: memory,
  }
}

async function main(): Promise<void> {
  if (bench !== 'intake' && bench !== 'queue' && bench !== 'dispatch')
    throw new Error('Say which: npm run bench -- intake, -- queue or -- dispatch')
  const stops: (() => unknown)[] = []
  try {
    await step('application and floors', buildAll)
    const database = await benchDatabase(accounts, tickets)
    if (!values.keep) stops.push(database.stop)
    const since = new Date()
    const found = await sample(database.url)
    if (bench === 'dispatch') line(`  ${await fillBoard(database.url, since)} appointments on the board`)
    const cases = casesOf(bench, found).filter(({ name }) => !values.only || name === values.only)
    const opened = await openField(database, cases, bench)
    stops.unshift(opened.stop)
    const { field, counts } = opened
    const memory = watchMemory(database.folder)
    line(HEAD)
    const rows: Row[] = []
    for (const asked of cases) {
      for (const concurrency of CONCURRENCY) {
        const row = await measure(field, asked, { concurrency, statements: counts[asked.name] ?? 0, seconds })
        rows.push(row)
        print(row)
      }
    }
    const env = await environmentOf(database.url, memory())
    line(`\nmemory of one web process at most ${env.oursMemoryMiB.web} MiB`)
    const name = `${bench}-${tickets}`
    if (!values.only) {
      mkdirSync(join(root, 'tests/bench/results'), { recursive: true })
      writeFileSync(
        join(root, 'tests/bench/results', `${name}.json`),
        `${JSON.stringify({ name, env, rows }, null, 2)}\n`,
      )
      const smaller = compareWith(bench, rows)
      if (smaller) line(smaller)
    }
    if (bench === 'intake')
      await step('taking the tickets of this run away', () => forgetTicketsSince(database.url, since))
  } finally {
    for (const stop of stops) await stop()
  }
}

/** How much slower than on fifteen thousand tickets, at eight at once. */
function compareWith(name: string, rows: Row[]): string | null {
  if (tickets <= 15_000) return null
  try {
    const small = JSON.parse(readFileSync(join(root, 'tests/bench/results', `${name}-15000.json`), 'utf8')) as {
      rows: Row[]
    }
    const at = (list: Row[], asked: string) => list.find((row) => row.case === asked && row.concurrency === 8)?.ours.p50
    const times = rows
      .filter((row) => row.concurrency === 8 && at(small.rows, row.case))
      .map((row) => `${row.case} ${(row.ours.p50 / at(small.rows, row.case)!).toFixed(2)}`)
    return `p50 against 15,000 tickets: ${times.join(', ')}`
  } catch {
    return null
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
