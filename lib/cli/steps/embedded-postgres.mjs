// A real PostgreSQL from npm, on this machine only (TCP on 127.0.0.1), durable unless told otherwise. Its binaries are
// driven directly: it must outlive a killed start and be found again by the next one.
import { spawn } from 'node:child_process'
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Refusal } from './say.mjs'
import { binaries } from './postgres-binaries.mjs'
import { commandOf } from './postgres-user.mjs'
import { checkVersion, freePort, initialise, leftRunning, place, portIsFree, settings } from './postgres-files.mjs'

const always = [
  'max_connections=200',
  'jit=off',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
]
const forTests = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum_naptime=10s']
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function openLog(folder, user) {
  const path = join(folder, 'postgres.log')
  if (existsSync(path) && statSync(path).size > 10_000_000) renameSync(path, `${path}.1`)
  const from = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const fd = openSync(path, 'a', 0o600)
  if (user.uid !== undefined) chownSync(path, statSync(folder).uid, user.gid) // root leaves an ordinary user's log to that user
  return { fd, tail: () => readFileSync(path).subarray(from).toString('utf8').trim().slice(-2000) }
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return 'yes'
  } catch (error) {
    client.end().catch(() => {})
    return error.code === '28P01' ? 'stranger' : 'no'
  }
}

function launch(bin, at, port, durable, folder) {
  const options = [...always, ...(durable ? [] : forTests)].flatMap((option) => ['-c', option])
  const log = openLog(folder, at.user)
  const child = spawn(join(bin, 'postgres'), ['-D', at.data, '-p', String(port), ...options], {
    ...at.user,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC' },
    detached: true, // Ctrl-C in the terminal is for us: we stop it last
    stdio: ['ignore', log.fd, log.fd],
  })
  closeSync(log.fd)
  child.unref()
  return { child, tail: log.tail }
}

async function launchUntilReady(bin, at, url, port, durable, folder) {
  for (let attempt = 0; ; attempt++) {
    const { child, tail } = launch(bin, at, port, durable, folder)
    let gone = null
    child.once('error', (error) => (gone = error.message))
    child.once('exit', (code, signal) => (gone = `${code ?? signal}`))
    while (gone === null) {
      if ((await answers(url)) === 'yes') return child.pid
      await pause(100) // recovery after a crash may take minutes; as long as the server lives, it is working
    }
    if (attempt < 20 && /shared memory block .* is still in use|lock file .* already exists/.test(tail()))
      await pause(1000)
    else
      throw new Refusal(
        `PostgreSQL did not start (${gone}). Its last words:\n\n${tail()}`,
        `The whole log is ${join(folder, 'postgres.log')}.`,
      )
  }
}

async function stopServer(pid) {
  const alive = () => commandOf(pid)?.includes('postgres')
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5000],
  ]) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const until = Date.now() + patience; Date.now() < until; await pause(50)) if (!alive()) return
  }
}

/** Starts the server on `folder` (or finds the one still running there) and makes its database. */
export async function startPostgres({ folder, durable = true, database = 'askonce', mayMove = true }) {
  const at = place(folder, { mayMove })
  const bin = binaries(at.user, join('/var/lib/askonce', 'programs'))
  const { kept, keep } = settings(folder)
  if (!existsSync(join(at.data, 'PG_VERSION'))) await initialise(bin, at, kept.password)
  checkVersion(bin, at.data)

  const address = (port, name) => `postgresql://askonce:${kept.password}@127.0.0.1:${port}/${name}`
  const running = leftRunning(at.data)
  let pid = running?.pid
  if (running) {
    kept.port = running.port
    for (let i = 0; i < 600 && (await answers(address(kept.port, 'postgres'))) !== 'yes'; i++) {
      if (commandOf(pid) === null) return startPostgres({ folder, durable, database, mayMove })
      if (i === 599)
        throw new Refusal(
          `A PostgreSQL of an earlier start (process ${pid}) does not answer.`,
          `Stop it with: kill -INT ${pid}`,
        )
      await pause(100)
    }
  } else {
    if (!kept.port || !(await portIsFree(kept.port))) kept.port = await freePort()
    pid = await launchUntilReady(bin, at, address(kept.port, 'postgres'), kept.port, durable, folder)
  }
  keep()
  if (database !== 'postgres') await ensureDatabase(address(kept.port, 'postgres'), database)
  return {
    url: address(kept.port, database),
    pid,
    reused: Boolean(running),
    moved: at.moved ? at.data : null,
    stop: () => stopServer(pid),
  }
}

async function ensureDatabase(url, name) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
