import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appLogin } from './app-login.mjs'
import { browserEnvironment, findBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { environment } from './environment.mjs'
import { freePort } from './postgres-files.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { line, note } from './say.mjs'
import { makeStory } from './test-databases.mjs'
import { databasePassword } from './secrets.mjs'
import { startWeb } from './web.mjs'
import { hasWorker, startWorker } from './worker.mjs'

/** The declarations Next.js makes of our routes, which the type check reads. */
export async function pageTypes() {
  if (!existsSync(join(root, 'app'))) return 'no app folder'
  await run(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'typegen'], {
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })
}

export async function buildForTests() {
  line(`  ${await build(environment(3000, true))}`)
  return { ok: true, output: '' }
}

/** The demo company, a web server and a worker of their own, and a browser to look at them with. */
export async function startForBrowser(server) {
  const port = await freePort()
  const folder = join(root, 'test-results', 'data')
  const oidc = `http://localhost:${await freePort()}` // a browser test stands a sign-in server there
  const env = {
    ...environment(port, true),
    NEXTAUTH_URL: `http://localhost:${port}`,
    ...{
      OIDC_ISSUER: oidc,
      OIDC_CLIENT_ID: 'askonce',
      OIDC_CLIENT_SECRET: 'for-tests-only',
      OIDC_NAME: '云河统一登录',
    },
  }
  await build(env)
  mkdirSync(folder, { recursive: true })
  process.env.ASKONCE_DATA_DIR = folder // logs of these servers stay with the results
  const clock = join(folder, 'clock')
  writeFileSync(clock, '0')
  Object.assign(env, {
    ASKONCE_CLOCK_FILE: clock,
    ASKONCE_DATA_DIR: folder,
    DATABASE_URL: await makeStory(server, { ...env, ASKONCE_DATA_DIR: folder }), // the demo's photos lie where these servers look
  })
  const browser = await findBrowser()
  note(`Chromium from ${browser.from}`)
  const serving = { ...env, DATABASE_URL: await appLogin(env.DATABASE_URL, databasePassword()) }
  const web = await startWeb(serving, port)
  const worker = hasWorker() ? startWorker(serving) : null
  const stop = async () => {
    await Promise.all([web.stop(), worker?.stop()])
  }
  return {
    stop,
    env: {
      E2E_BASE_URL: env.NEXTAUTH_URL,
      E2E_DATABASE_URL: env.DATABASE_URL,
      E2E_SERVING_URL: serving.DATABASE_URL,
      E2E_CLOCK_FILE: clock,
      E2E_OIDC_ISSUER: oidc,
      ...browserEnvironment(browser),
    },
  }
}
