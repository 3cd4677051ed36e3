import { join } from 'node:path'
import { hashOf, readStamp, root, writeStamp } from './root.mjs'
import { run } from './run.mjs'

const stamp = 'lib/platform/generated/.made-from'

/** Makes the database client from prisma/schema. The engine named here is never run: naming one avoids a download. */
export async function generate() {
  const wanted = hashOf(['prisma/schema', 'node_modules/prisma/package.json'])
  if (readStamp(stamp) === wanted) return 'up to date'
  await run(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  })
  writeStamp(stamp, wanted)
  return 'made'
}
