import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, readStamp, root, writeStamp } from './root.mjs'
import { run } from './run.mjs'
import { buildServiceWorker } from './service-worker.mjs'
import { Refusal } from './say.mjs'

const stamp = '.next/.made-from'
const sources = ['app', 'components', 'lib', 'public', 'prisma/schema', 'package-lock.json', 'tsconfig.json']
const configs = ['next.config.ts', 'postcss.config.mjs', 'proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts']
const notBuilt = (path) =>
  path === 'lib/cli' || path === 'public/sw.js' || path === 'lib/platform/generated' || path.endsWith('/README.md')

function wanted(env) {
  const key = createHash('sha256')
    .update(env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '')
    .digest('hex')
  return `${hashOf([...sources, ...configs], notBuilt)} ${key}`
}

/** `next build`, only when a source, a package or the key it bakes in has changed. */
export async function build(env) {
  if (!existsSync(join(root, 'app'))) throw new Refusal('There is no app folder, so there is nothing to build.')
  if (readStamp(stamp) === wanted(env)) return 'up to date'
  await buildServiceWorker()
  await run(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    env: { NEXT_TELEMETRY_DISABLED: '1', ...env, NODE_ENV: 'production' },
  })
  writeStamp(stamp, wanted(env)) // afterwards: a first build completes tsconfig.json
  return 'built'
}
