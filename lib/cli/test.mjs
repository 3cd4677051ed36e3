// `npm test`: every check and every test, on a throw-away database, with nothing to prepare by hand.
//   npm test -- --only unit,e2e    npm test -- --skip e2e    npm run verify (no database)
import { checkNode, install } from './steps/install.mjs'
import { explain, line, Refusal, step as show } from './steps/say.mjs'
import { absent, clearReports, counts, endRunning, execute, lastLine, printSummary } from './steps/test-runner.mjs'
import { chosen, steps } from './steps/test-steps.mjs'

const cleanups = []
const results = []
let stopping = false

async function cleanUp() {
  for (const stop of cleanups.splice(0).reverse()) await stop().catch((error) => line(`  · ${error.message}`))
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (stopping) process.exit(130)
    stopping = true
    endRunning()
    void cleanUp().then(() => process.exit(130))
  })

/** What the steps share, made when the first one needs it. */
function once(make) {
  let made
  return () => (made ??= make())
}

const server = once(async () => {
  const { makeTemplate, testServer } = await import('./steps/test-databases.mjs')
  const made = await testServer()
  cleanups.push(made.stop)
  await makeTemplate(made)
  return made
})

async function databaseEnv() {
  const { names } = await import('./steps/test-databases.mjs')
  return {
    TEST_DATABASE_URL: (await server()).url,
    TEST_TEMPLATE: names.template,
    TEST_STORY: names.story,
    NODE_ENV: 'test',
  }
}

const prepare = {
  integration: databaseEnv,
  e2e: async () => {
    const { startForBrowser } = await import('./steps/test-web.mjs')
    const started = await startForBrowser(await server())
    cleanups.push(started.stop)
    return { ...(await databaseEnv()), ...started.env }
  },
}

async function perform(step, live) {
  const since = Date.now()
  const missing = absent(step)
  if (missing.length > 0)
    return results.push({ name: step.name, state: 'absent', took: 0, why: `there is no ${missing.join(', no ')}` })
  if (live) line(`\n── ${step.name} ──`)
  let outcome
  try {
    if (step.name === 'build') outcome = await (await import('./steps/test-web.mjs')).buildForTests()
    else outcome = await execute(step, await prepare[step.name]?.(), live)
  } catch (error) {
    outcome = { ok: false, output: '' }
    explain(error)
  }
  if (!live) line(`\n── ${step.name} ──\n${outcome.output.trim() || 'nothing to remark'}`)
  const count = step.report && counts(step.report)
  const ok = outcome.ok && !count?.failed
  results.push({ name: step.name, state: ok ? 'passed' : 'failed', took: Date.now() - since, count })
}

async function twoAtATime(list) {
  const queue = [...list]
  const lane = async () => {
    for (let next = queue.shift(); next && !stopping; next = queue.shift()) await perform(next, false)
  }
  await Promise.all([lane(), lane()])
}

async function main(argv) {
  const { wanted, unknown } = chosen(argv)
  if (unknown.length > 0)
    throw new Refusal(
      `There is no step ${unknown.join(', ')}.`,
      `The steps: ${steps.map(({ name }) => name).join(', ')}.`,
    )
  checkNode()
  await show('packages', install)
  await show('database client', async () => (await import('./steps/generate.mjs')).generate())
  await show('types of the pages', async () => (await import('./steps/test-web.mjs')).pageTypes())
  clearReports()
  await twoAtATime(wanted.filter((step) => !step.alone))
  for (const step of wanted.filter(({ alone }) => alone)) if (!stopping) await perform(step, true)
  await cleanUp()
  if (stopping) return
  results.sort(
    (a, b) => steps.findIndex(({ name }) => name === a.name) - steps.findIndex(({ name }) => name === b.name),
  )
  printSummary(results)
  const bad = results.filter(
    ({ state }) => state === 'failed' || (state === 'absent' && process.env.ASKONCE_PARTIAL !== '1'),
  )
  process.exitCode = bad.length > 0 ? 1 : 0
  line(`\n${lastLine(results)}`)
}

main(process.argv.slice(2)).catch(async (error) => {
  explain(error)
  await cleanUp()
  process.exit(1)
})
