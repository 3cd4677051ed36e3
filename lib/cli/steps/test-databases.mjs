import pg from 'pg'
import { checkServer, withDatabase } from './database-url.mjs'
import { migrate } from './migrate.mjs'
import { run, typescript } from './run.mjs'
import { scratchPostgres } from './scratch.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

export const names = { template: 'askonce_template', story: 'askonce_story', e2e: 'askonce_e2e' }

async function admin(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work((sql) => client.query(sql))
  } finally {
    await client.end()
  }
}

const drop = (name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`

/** A server for the tests: the one named by TEST_DATABASE_URL, or a throw-away one. */
export async function testServer() {
  const given = process.env.TEST_DATABASE_URL
  if (!given) return scratchPostgres()
  await checkServer(given)
  const stop = () =>
    admin(given, async (query) => {
      for (const name of Object.values(names)) await query(drop(name))
    })
  return { url: given, stop }
}

/** An empty, migrated database to copy for each test file. */
export async function makeTemplate(server) {
  await admin(server.url, async (query) => {
    await query(drop(names.template))
    await query(`CREATE DATABASE ${names.template} TEMPLATE template0 ENCODING 'UTF8'`)
  })
  await migrate({ url: withDatabase(server.url, names.template) })
}

/** The demo company in a database of its own, and a copy of it for the browser tests. */
export async function makeStory(server, env) {
  await admin(server.url, async (query) => {
    await query(drop(names.story))
    await query(`CREATE DATABASE ${names.story} TEMPLATE ${names.template}`)
  })
  if (existsSync(join(root, 'prisma/seed/story.ts')))
    await run(process.execPath, typescript('prisma/seed/story.ts'), {
      env: { ...env, DATABASE_URL: withDatabase(server.url, names.story) },
    })
  await admin(server.url, async (query) => {
    await query(drop(names.e2e))
    await query(`CREATE DATABASE ${names.e2e} TEMPLATE ${names.story}`)
  })
  return withDatabase(server.url, names.e2e)
}
