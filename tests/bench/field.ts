// Ours, a bare node:http with pg and a bare Next.js app, driven with the same calls in the same minute.
import { join } from 'node:path'
import { v7 } from 'uuid'
import { line, step } from '@/lib/cli/steps/say.mjs'
import type { Case } from './cases'
import { drive, figures, type Call, type Figures, type Sample } from './drive'
import { startRecorder } from './recorder'
import { startFloorNext, startFloorNode, startOurs, type Server } from './servers'
import { signIn } from './sign-in'
import { freshValues, record, type Recorded } from './statements'

export const CONCURRENCY = [1, 8, 32]
const ROUNDS = 2

export type Who = 'ours' | 'floor' | 'next'
export type Row = {
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

/** The three servers, asked alike. */
class Field {
  private n = 0
  constructor(
    private readonly servers: Record<Who, Server>,
    private readonly cookies: string[],
    private readonly recorded: Recorded,
  ) {}

  private callOf(who: Who, { name, call, isPage }: Case): Call {
    const n = this.n++
    const { own, ...asked } = call(n)
    if (who === 'ours') {
      const cookie = this.cookies[n % this.cookies.length]!
      return { ...asked, headers: { ...asked.headers, cookie, origin: `http://localhost:${this.servers.ours.port}` } }
    }
    const path = `/${who === 'next' && isPage ? 'rows' : 'run'}/${encodeURIComponent(name)}/${n}`
    return own ? { method: 'POST', path, body: JSON.stringify(freshValues(this.recorded.fresh, n, own, v7)) } : { path }
  }

  drive(who: Who, asked: Case, concurrency: number, time: number): Promise<Sample> {
    const isRight = (answer: { status: number; text: string }) =>
      answer.status === 200 && (who !== 'ours' || asked.isRight(answer.text))
    return drive(this.servers[who].port, concurrency, time, () => this.callOf(who, asked), isRight)
  }
}

const PASSWORD = 'measure-me-2026'
const AGENTS = 16

/** Records what each case asks of the database, starts ours and the two floors that ask the same, and signs people in. */
export async function openField({ url, folder }: { url: string; folder: string }, cases: Case[], name: string) {
  const file = join(folder, `statements-${name}.json`)
  const recorded = await step('statements', async () => {
    const recorder = await startRecorder(url)
    const server = await startOurs(recorder.url, folder, 1)
    try {
      return await record(server.port, await signIn(server.port, 'bulk-agent1', PASSWORD), recorder, cases, file)
    } finally {
      await server.stop()
      recorder.stop()
    }
  })
  const servers = {
    ours: await startOurs(url, folder),
    floor: await startFloorNode(url, file),
    next: await startFloorNext(url, file),
  }
  const cookies: string[] = []
  for (let i = 1; i <= AGENTS; i++) cookies.push(await signIn(servers.ours.port, `bulk-agent${i}`, PASSWORD))
  const stop = async () => {
    for (const server of Object.values(servers)) await server.stop()
  }
  return { field: new Field(servers, cookies, recorded), counts: recorded.counts, stop }
}

/** Ours, floor, ours, floor: what disturbs the machine disturbs all of them. */
export async function measure(
  field: Field,
  asked: Case,
  { concurrency, statements, seconds }: { concurrency: number; statements: number; seconds: number },
): Promise<Row> {
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

export const HEAD = `${''.padEnd(30)} │ ours p50    p95    rps │ node p50    p95    rps │ next p50    p95    rps │ ratio to both`

export function print({ case: name, concurrency, ours, floor, next, ratio: toFloor, nextRatio }: Row): void {
  line(
    `${name.padEnd(27)}${String(concurrency).padStart(3)} │${shown(ours)} │${shown(floor)} │${shown(next)} │ ${toFloor.toFixed(2)}  ${nextRatio.toFixed(2)}`,
  )
}
