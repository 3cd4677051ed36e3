// `npm start`: from a fresh clone to a running AskOnce, and cleanly back. Until the packages are installed only Node's
// own modules may be imported; the rest is imported when its turn comes.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, install } from './steps/install.mjs'
import { makeDataFolder, root } from './steps/root.mjs'
import { explain, line, note, step } from './steps/say.mjs'

const running = [] // in the order of starting; stopped in the reverse order
const dev = process.argv.includes('--dev')
let leaving = 0

async function leave(code) {
  if (leaving) {
    if (Date.now() - leaving < 1000) return // npm passes on the signal that the terminal has sent already
    line('  … stopping at once')
    for (const part of running) part.kill?.()
    process.exit(1)
  }
  leaving = Date.now()
  if (code === 0) line('\nStopping …')
  for (const part of running.toReversed()) await part.stop()
  process.exit(code)
}
process
  .on('SIGINT', () => void leave(0))
  .on('SIGTERM', () => void leave(0))
  .on('SIGHUP', () => void leave(0))

async function database(env) {
  if (process.env.DATABASE_URL) {
    const { checkServer } = await import('./steps/database-url.mjs')
    return await step('database', () => checkServer(env.DATABASE_URL))
  }
  const { startPostgres } = await import('./steps/embedded-postgres.mjs')
  await step('database', async () => {
    const server = await startPostgres({ folder: makeDataFolder(), mayMove: !process.env.ASKONCE_DATA_DIR })
    running.push({ stop: server.stop })
    env.DATABASE_URL = server.url
    const where = server.moved
      ? `its user may not enter this folder, so its data is in ${server.moved}`
      : 'embedded PostgreSQL'
    return server.reused ? `${where}, still running from before` : where
  })
}

/** How the web server and the worker sign in at the database: never as its owner where that can be helped. */
async function servingUrl(env, embedded) {
  if (!embedded) return process.env.APP_DATABASE_URL || env.DATABASE_URL
  const { appLogin } = await import('./steps/app-login.mjs')
  const { databasePassword } = await import('./steps/secrets.mjs')
  return appLogin(env.DATABASE_URL, databasePassword())
}

async function start() {
  const embedded = !process.env.DATABASE_URL
  checkNode()
  makeDataFolder()
  const { claim } = await import('./steps/claim.mjs')
  running.push(claim())
  await step('packages', install)
  const { checkUrl } = await import('./steps/database-url.mjs')
  if (!embedded) checkUrl(process.env.DATABASE_URL)
  const { choosePort, startWeb } = await import('./steps/web.mjs')
  const port = await choosePort()
  const { environment } = await import('./steps/environment.mjs')
  const env = environment(port, embedded, dev)

  await step('database client', async () => (await import('./steps/generate.mjs')).generate())
  if (!dev) await step('application', async () => (await import('./steps/build.mjs')).build(env))
  await database(env)
  await step('tables', async () => {
    const { migrate } = await import('./steps/migrate.mjs')
    const applied = await migrate({ url: env.DATABASE_URL })
    return applied.length ? `${applied.length} migrations applied` : 'up to date'
  })
  const { hasCompany, printSignIns, seed } = await import('./steps/seed.mjs')
  if (embedded) await step('demo company', () => seed(env))
  const serving = { ...env, DATABASE_URL: await servingUrl(env, embedded) }
  const { hasWorker, startWorker } = await import('./steps/worker.mjs')
  await step('web server', async () => void running.push(await startWeb(serving, port)))
  if (hasWorker()) running.push(await step('worker', async () => startWorker(serving)))
  else note('there is no lib/jobs/worker.ts: nothing is done in the background')

  line(`\nAskOnce 首问 is ready: ${env.NEXTAUTH_URL}`)
  if (embedded) {
    printSignIns()
    line(
      `\n  Only this machine can reach it${env.HOST === '127.0.0.1' ? '; HOST=0.0.0.0 npm start opens it to others' : ' if your firewall says so'}.`,
    )
  } else if (!(await hasCompany(env.DATABASE_URL)))
    line('\n  There is no company yet. Make one: npm run setup -- --org <code> --name <name> --admin <username>')
  line('  Ctrl-C stops it.')
}

if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
start().catch((error) => {
  if (leaving) return
  explain(error)
  void leave(1)
})
