import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '@/lib/cli/steps/build.mjs'
import { Child } from '@/lib/cli/steps/children.mjs'
import { environment } from '@/lib/cli/steps/environment.mjs'
import { generate } from '@/lib/cli/steps/generate.mjs'
import { freePort } from '@/lib/cli/steps/postgres-files.mjs'
import { hashOf, readStamp, root, writeStamp } from '@/lib/cli/steps/root.mjs'
import { run } from '@/lib/cli/steps/run.mjs'

export const PROCESSES = 2
const POOL = '10'
export type Server = { port: number; stop: () => Promise<void> }

const hash = hashOf as (paths: string[], leaveOut: (path: string) => boolean) => string
const floorFolder = 'tests/bench/floor-next'
const floorStamp = `${floorFolder}/.next/.made-from`

/** Builds ours and the bare Next app when a source has changed. */
export async function buildAll(): Promise<void> {
  await generate()
  await build(environment(3000, true))
  const wanted = hash([floorFolder, 'tests/bench/replay.mjs', 'package-lock.json'], (path) => path.includes('/.next'))
  if (readStamp(floorStamp) === wanted) return
  const settings = { env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } }
  await run(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build', floorFolder], settings as never)
  writeStamp(floorStamp, wanted)
}

async function start(name: string, args: string[], env: Record<string, string>): Promise<Server> {
  const port = await freePort()
  const address = { PORT: String(port), HOST: '127.0.0.1', NEXTAUTH_URL: `http://localhost:${port}` }
  const child = new Child(name, args, {
    NODE_ENV: 'production',
    WEB_PROCESSES: String(PROCESSES),
    DATABASE_POOL: POOL,
    ...env,
    ...address,
  })
  await child.ready
  return { port, stop: () => child.stop() }
}

/** Ours as it is served, with its data folder beside the bench's database. */
export function startOurs(url: string, folder: string, processes = PROCESSES): Promise<Server> {
  const env = environment(3000, true) as unknown as Record<string, string>
  return start('bench-ours', [join(root, 'lib/cli/web-server.mjs')], {
    ...env,
    DATABASE_URL: url,
    ASKONCE_DATA_DIR: folder,
    WEB_PROCESSES: String(processes),
    LOG_LEVEL: 'error',
  })
}

export const startFloorNode = (url: string, statements: string, more: Record<string, string> = {}) =>
  start('bench-floor-node', ['--import', 'tsx', 'tests/bench/floor-node.ts'], {
    ...more,
    DATABASE_URL: url,
    BENCH_STATEMENTS: statements,
  })

export const startFloorNext = (url: string, statements: string) =>
  start('bench-floor-next', [join(root, floorFolder, 'server.mjs')], {
    DATABASE_URL: url,
    BENCH_STATEMENTS: statements,
  })

/** The largest memory of one web process, as the server itself reports it every five seconds, in MiB. */
export function watchMemory(folder: string) {
  const file = join(folder, 'web-memory.json')
  const most = { web: 0, primary: 0 }
  const look = () => {
    if (!existsSync(file)) return
    const { processes } = JSON.parse(readFileSync(file, 'utf8')) as {
      processes: { role: 'web' | 'primary'; rss: number }[]
    }
    for (const { role, rss } of processes) most[role] = Math.max(most[role], Math.round(rss / 1_048_576))
  }
  const timer = setInterval(look, 2000)
  return () => {
    clearInterval(timer)
    look()
    return most
  }
}
