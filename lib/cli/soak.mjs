// `npm run soak -- phone [--runs 200] [--seed N]`: the phone killed at random moments on a line that flaps, over and over, on a throw-away company.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './steps/root.mjs'
import { explain, Refusal } from './steps/say.mjs'
import { makeTemplate, testServer } from './steps/test-databases.mjs'
import { startForBrowser } from './steps/test-web.mjs'

const SOAKS = ['phone']

async function main(argv) {
  const options = { runs: { type: 'string', default: '200' }, seed: { type: 'string' } }
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options })
  const [name] = positionals
  const [runs, seed] = [Number(values.runs), Number(values.seed ?? randomInt(1_000_000))]
  if (!SOAKS.includes(name) || ![runs, seed].every(Number.isInteger) || runs < 1)
    throw new Refusal(
      'npm run soak takes what to soak and how often.',
      `For example: npm run soak -- ${SOAKS[0]} --runs 5 --seed 7`,
    )
  const server = await testServer()
  try {
    await makeTemplate(server)
    const web = await startForBrowser(server)
    try {
      const cli = join(root, 'node_modules/@playwright/test/cli.js')
      const child = spawn(process.execPath, [cli, 'test', '--config', 'tests/soak/playwright.config.ts', name], {
        cwd: root,
        env: { ...process.env, ...web.env, SOAK_RUNS: String(runs), SOAK_SEED: String(seed) },
        stdio: 'inherit',
      })
      process.exitCode = await new Promise((resolve) => child.on('close', resolve))
    } finally {
      await web.stop()
    }
  } finally {
    await server.stop()
  }
}

main(process.argv.slice(2)).catch((error) => {
  explain(error)
  process.exitCode = 1
})
