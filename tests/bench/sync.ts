// `npm run bench -- sync [--tickets N --accounts N --rounds R]`: what a phone held for a morning comes in: fifty commands and thirty photos of 200 kB, over HTTP into the
// production build. Beside it in the same run the floor: node:http with pg that asks the database the very same in the same transactions and
// writes the photos to disk with their hash checked. Both change what they touch, so each has a copy of the company of its own.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { line, step } from '@/lib/cli/steps/say.mjs'
import { benchDatabase, copyOf } from './database'
import { send, type Call } from './drive'
import { startRecorder, type Step } from './recorder'
import { inWorker } from './money-database'
import { hundredth, keep, runMain } from './report'
import { buildAll, startFloorNode, startOurs } from './servers'
import { signIn } from './sign-in'
import { COMMANDS, makeBatches, makeDays, ORDERS, type Batch } from './sync-day'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string', default: '10000' },
    tickets: { type: 'string', default: '15000' },
    rounds: { type: 'string', default: '8' },
  },
})
const WARM = 2
const PASSWORD = 'measure-me-2026'
const TARGET = 4

type Phone = {
  /** fifty commands in one request, as a phone sends them */
  batch: (n: number, batch: Batch) => Promise<void>
  /** the same, each in a request of its own */
  single: (n: number, i: number, batch: Batch) => Promise<void>
  photo: (n: number, i: number, batch: Batch) => Promise<void>
}
type Times = { batch: number[]; single: number[]; photo: number[]; total: number[] }

async function right(port: number, call: Call, isRight: (text: string) => boolean): Promise<void> {
  const { status, text } = await send(port, call)
  if (status !== 200 || !isRight(text)) throw new Error(`${call.path}: ${status} ${text.slice(0, 600)}`)
}

type Who = { username: string; person: string }

async function ourPhone(port: number, { username, person }: Who): Promise<Phone> {
  const cookie = await signIn(port, username, PASSWORD)
  const headers = { cookie, origin: `http://localhost:${port}` }
  const put = (commands: Batch['commands']) =>
    right(
      port,
      {
        ...{ method: 'POST', path: '/api/sync', headers: { ...headers, 'content-type': 'application/json' } },
        body: JSON.stringify({ person, sentAt: new Date().toISOString(), commands }),
      },
      (text) => text.split('"verdict":"applied"').length === commands.length + 1,
    )
  return {
    batch: (_, { commands }) => put(commands),
    single: (_, i, { commands }) => put([commands[i]!]),
    photo: (_, i, { photos }) => {
      const { sha256, bytes } = photos[i]!
      const range = `bytes 0-${bytes.length - 1}/${bytes.length}`
      const more = { 'content-range': range, 'content-type': 'application/octet-stream' }
      const path = `/api/sync/photos/${sha256}?person=${person}`
      return right(port, { method: 'PUT', path, headers: { ...headers, ...more }, body: bytes }, (text) =>
        text.includes('"done":true'),
      )
    },
  }
}

function floorPhone(port: number): Phone {
  const rows = (path: string, body: string) => right(port, { method: 'POST', path, body }, () => true)
  return {
    batch: (n, { commands }) => rows(`/turn/batch/${n}`, JSON.stringify(commands)),
    single: (n, i, { commands }) => rows(`/turn/single/${n * COMMANDS + i}`, JSON.stringify(commands[i])),
    photo: (n, i, { photos }) => {
      const { sha256, bytes } = photos[i]!
      return right(port, { method: 'PUT', path: `/photo/${sha256}/${n * photos.length + i}`, body: bytes }, () => true)
    },
  }
}

/** One morning's worth comes in; odd ones each command by itself. What was taken counts only once things are warm. */
async function takeIn(phone: Phone, batch: Batch, n: number, times: Times | null): Promise<void> {
  const timed = async (kind: keyof Times | null, work: () => Promise<unknown>) => {
    const since = performance.now()
    await work()
    if (kind) times?.[kind].push(performance.now() - since)
  }
  const alone = n % 2 === 1
  await timed(alone ? null : 'total', async () => {
    if (!alone) await timed('batch', () => phone.batch(n, batch))
    else for (const i of batch.commands.keys()) await timed('single', () => phone.single(n, i, batch))
    for (const i of batch.photos.keys()) {
      await timed('photo', () => phone.photo(n, i, batch))
    }
  })
}

const at = (times: readonly number[], share: number) => {
  const sorted = [...times].sort((a, b) => a - b)
  return hundredth(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}
const spread = (times: readonly number[], by = 1) => ({ p50: at(times, 0.5) / by, p95: at(times, 0.95) / by })

/** Writes down what ours asks the database for each request, on a copy that is then thrown away. */
async function recordAll(url: string, folder: string, who: Who, batches: Batch[]): Promise<[string, number]> {
  mkdirSync(join(folder, 'recorded'), { recursive: true })
  const recorder = await startRecorder(url)
  const server = await startOurs(recorder.url, join(folder, 'recorded'), 1)
  try {
    const phone = await ourPhone(server.port, who)
    const kept: Record<keyof Phone, Step[][]> = { batch: [], single: [], photo: [] }
    const record = async (kind: keyof Phone, at: number, work: () => Promise<void>) => {
      recorder.take()
      await work()
      kept[kind][at] = recorder.take()
    }
    const writing: Phone = {
      batch: (n, batch) => record('batch', n, () => phone.batch(n, batch)),
      single: (n, i, batch) => record('single', n * COMMANDS + i, () => phone.single(n, i, batch)),
      photo: (n, i, batch) => record('photo', n * batch.photos.length + i, () => phone.photo(n, i, batch)),
    }
    for (const [n, batch] of batches.entries()) await takeIn(writing, batch, n, null)
    const file = join(folder, 'statements-sync.json')
    writeFileSync(file, JSON.stringify(kept))
    const last = kept.batch.findLast((steps) => steps)!
    return [file, last.reduce((sum, { statements }) => sum + statements.length, 0)]
  } finally {
    await server.stop()
    recorder.stop()
  }
}

const none = (): Times => ({ batch: [], single: [], photo: [], total: [] })

function compare(name: string, ours: { p50: number; p95: number }, floor: { p50: number; p95: number }) {
  const [p50, p95] = [hundredth(ours.p50 / floor.p50), hundredth(ours.p95 / floor.p95)]
  const shown = ({ p50: half, p95: most }: { p50: number; p95: number }) =>
    `${half.toFixed(2).padStart(8)} ${most.toFixed(2).padStart(8)}`
  line(`${name.padEnd(34)}│${shown(ours)} │${shown(floor)} │ ${p50.toFixed(2)}  ${p95.toFixed(2)}`)
  const round = (of: { p50: number; p95: number }) => ({ p50: hundredth(of.p50), p95: hundredth(of.p95) })
  return { case: name, ours: round(ours), floor: round(floor), ratio: { p50, p95 } }
}

runMain(async () => {
  await step('application and floors', buildAll)
  const base = await benchDatabase(Number(values.accounts), Number(values.tickets))
  const stops: (() => unknown)[] = [base.stop]
  try {
    const morning = await copyOf(base.url, 'sync_morning')
    const { orderNos, ...technician } = await makeDays(morning)
    const rounds = Math.min(Number(values.rounds) * 2 + WARM, Math.floor(orderNos.length / ORDERS))
    const [recorded, own, other] = [
      await copyOf(base.url, 'sync_recorded', 'sync_morning'),
      await copyOf(base.url, 'sync_ours', 'sync_morning'),
      await copyOf(base.url, 'sync_floor', 'sync_morning'),
    ]
    const now = new Date().toISOString()
    const batches = await makeBatches(orderNos, { serverAt: now, deviceAt: now, mark: '' }, rounds)
    const [file, statements] = await step('statements', () => recordAll(recorded, base.folder, technician, batches))
    const disk = join(base.folder, 'floor-photos')
    for (const at of [disk, join(base.folder, 'ours')]) mkdirSync(at, { recursive: true })
    const ours = await startOurs(own, join(base.folder, 'ours'))
    stops.unshift(ours.stop)
    const floor = await startFloorNode(other, file, { BENCH_PHOTOS: disk })
    stops.unshift(floor.stop)
    const phones = {
      ours: await ourPhone(ours.port, technician),
      floor: floorPhone(floor.port),
    }
    const times = { ours: none(), floor: none() }
    for (const [n, batch] of batches.entries()) {
      for (const who of ['ours', 'floor'] as const) await takeIn(phones[who], batch, n, n < WARM ? null : times[who])
    }
    line(`${''.padEnd(34)}│ ours p50      p95 │floor p50      p95 │ ratio`)
    const per = (who: 'ours' | 'floor', kind: keyof Times, by = 1) => spread(times[who][kind], by)
    const rows = [
      compare('a command, fifty in a request (ms)', per('ours', 'batch', COMMANDS), per('floor', 'batch', COMMANDS)),
      compare('a command in its own request (ms)', per('ours', 'single'), per('floor', 'single')),
      compare('a photo of 200 kB (ms)', per('ours', 'photo'), per('floor', 'photo')),
      compare('50 commands and 30 photos (ms)', per('ours', 'total'), per('floor', 'total')),
    ]
    const kept = rows[0]!.ratio.p50 <= TARGET && rows[0]!.ratio.p95 <= TARGET
    line(
      `${statements} statements for ${COMMANDS} commands; server time per command ${kept ? 'within' : 'OVER'} ${TARGET} times the floor`,
    )
    const { drawn, seconds } = await inWorker(
      own,
      { job: 'draw-photos' },
      { ASKONCE_DATA_DIR: join(base.folder, 'ours') },
    )
    const drawMs = hundredth((seconds! * 1000) / drawn!)
    line(`the copies that are shown are drawn by the worker afterwards: ${drawn} photos, ${drawMs} ms each`)
    const photoBytes = batches[0]!.photos[0]!.bytes.length
    const env = {
      accounts: Number(values.accounts),
      tickets: Number(values.tickets),
      rounds: rounds - WARM,
      photoBytes,
      drawMs,
      statements,
    }
    await keep('sync', base.url, env, rows)
  } finally {
    for (const stop of stops) await stop()
  }
})
