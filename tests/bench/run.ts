// `npm run bench -- intake`, `-- queue` and `-- dispatch`: ours over HTTP with real sign-ins, and beside it in the same run two floors that ask
// the database the very same: node:http with pg, and a bare Next.js app. `--accounts N --tickets M --seconds S --keep --only "a case"`
import { randomBytes } from 'node:crypto'
import { cpus, totalmem } from 'node:os'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { v7 } from 'uuid'
import { root } from '@/lib/cli/steps/root.mjs'
import { line, step } from '@/lib/cli/steps/say.mjs'
import { casesOf, fillBoard, sample, type Case, type Sampled } from './cases'
import { benchDatabase, forgetTicketsSince, withOwner } from './database'
import { drive, figures, type Call, type Figures, type Sample } from './drive'
import { startRecorder } from './recorder'
import { buildAll, PROCESSES, startFloorNext, startFloorNode, startOurs, watchMemory, type Server } from './servers'
import { signIn } from './sign-in'
import { freshValues, record, type Recorded } from './statements'

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
const CONCURRENCY = [1, 8, 32]
const ROUNDS = 2
const AGENTS = 16
const PASSWORD = 'measure-me-2026'

type Who = 'ours' | 'floor' | 'next'
type Row = {
  case: string
  concurrency: number
  statements: number
  ours: Figures
  floor: Figures
  ratio: number
  next: Figures
  nextRatio: number
}

const ratio = (ours: Figures, floor: Figures) => Math.round((ours.rps / floor.rps) * 100) / 100

class Field {
  private n = 0
  constructor(
    private readonly servers: Record<Who, Server>,
    private readonly cookies: string[],
    private readonly found: Sampled,
    private readonly recorded: Recorded,
  ) {}

  private callOf(who: Who, { name, call, isPage }: Case): Call {
    const n = this.n++
    if (who === 'ours') {
      const asked = call(n)
      const cookie = this.cookies[n % this.cookies.length]!
      return { ...asked, headers: { ...asked.headers, cookie, origin: `http://localhost:${this.servers.ours.port}` } }
    }
    const path = `/${who === 'next' && isPage ? 'rows' : 'run'}/${encodeURIComponent(name)}/${n}`
    if (name !== 'save a call') return { path }
    const account = this.found.accounts[n % this.found.accounts.length]!.id
    const make = { id: () => v7(), key: () => randomBytes(24).toString('base64url') }
    return { method: 'POST', path, body: JSON.stringify(freshValues(this.recorded.fresh, n, account, make)) }
  }

  drive(who: Who, asked: Case, concurrency: number, time: number): Promise<Sample> {
    const isRight = (answer: { status: number; text: string }) =>
      answer.status === 200 && (who !== 'ours' || asked.isRight(answer.text))
    return drive(this.servers[who].port, concurrency, time, () => this.callOf(who, asked), isRight)
  }
}

/** Ours, floor, ours, floor: what disturbs the machine disturbs all of them. */
async function measure(field: Field, asked: Case, concurrency: number, statements: number): Promise<Row> {
  const samples: Record<Who, Sample[]> = { ours: [], floor: [], next: [] }
  for (const who of ['ours', 'floor', 'next'] as const)
    await field.drive(who, asked, concurrency, Math.min(1, seconds / 4))
  for (let round = 0; round < ROUNDS; round++) {
    for (const who of ['ours', 'floor', 'next'] as const)
      samples[who].push(await field.drive(who, asked, concurrency, seconds / ROUNDS))
  }
  const [ours, floor, next] = [figures(samples.ours), figures(samples.floor), figures(samples.next)]
  return {
    case: asked.name,
    concurrency,
    statements,
    ours,
    floor,
    ratio: ratio(ours, floor),
    next,
    nextRatio: ratio(ours, next),
  }
}

const shown = ({ p50, p95, rps }: Figures) =>
  `${p50.toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(7)} ${rps.toFixed(0).padStart(6)}`

function print({ case: name, concurrency, ours, floor, next, ratio: toFloor, nextRatio }: Row): void {
  line(
    `${name.padEnd(27)}${String(concurrency).padStart(3)} │${shown(ours)} │${shown(floor)} │${shown(next)} │ ${toFloor.toFixed(2)}  ${nextRatio.toFixed(2)}`,
  )
}

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
    const statements = join(database.folder, `statements-${bench}.json`)
    const recorded = await step('statements', async () => {
      const recorder = await startRecorder(database.url)
      const server = await startOurs(recorder.url, database.folder, 1)
      try {
        return await record(
          server.port,
          await signIn(server.port, 'bulk-agent1', PASSWORD),
          recorder,
          cases,
          statements,
        )
      } finally {
        await server.stop()
        recorder.stop()
      }
    })
    const servers = {
      ours: await startOurs(database.url, database.folder),
      floor: await startFloorNode(database.url, statements),
      next: await startFloorNext(database.url, statements),
    }
    for (const server of Object.values(servers)) stops.unshift(server.stop)
    const cookies: string[] = []
    for (let i = 1; i <= AGENTS; i++) cookies.push(await signIn(servers.ours.port, `bulk-agent${i}`, PASSWORD))
    const field = new Field(servers, cookies, found, recorded)
    const memory = watchMemory(database.folder)
    line(`${''.padEnd(30)} │ ours p50    p95    rps │ node p50    p95    rps │ next p50    p95    rps │ ratio to both`)
    const rows: Row[] = []
    for (const asked of cases) {
      for (const concurrency of CONCURRENCY) {
        const row = await measure(field, asked, concurrency, recorded.counts[asked.name] ?? 0)
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
      .filter(({ concurrency }) => concurrency === 8)
      .map((row) => `${row.case} ${((at(rows, row.case) ?? 0) / (at(small.rows, row.case) || 1)).toFixed(2)}`)
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
