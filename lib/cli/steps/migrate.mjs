// Applies prisma/migrations in order and keeps Prisma's own record of them, so that `prisma migrate deploy` can go on
// from here. Each migration and its record are one transaction: it happened, or it did not.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { root } from './root.mjs'
import { Refusal } from './say.mjs'
import { plainDatabaseError } from './database-url.mjs'

const prismaLock = 72707369
const folder = join(root, 'prisma', 'migrations')

const recordTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`

export function migrationsOnDisk() {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
}

async function lock(client) {
  for (let tries = 0; tries < 120; tries++) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [prismaLock])
    if (rows[0].taken) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Refusal(
    'Another migration of this database has been running for a minute.',
    'Wait for it to end, then start again.',
  )
}

async function records(client) {
  const { rows } = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS kept,
    EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS others`)
  if (!rows[0].kept && rows[0].others)
    throw new Refusal(
      'The database already holds tables that are not those of AskOnce.',
      'Give AskOnce an empty database of its own.',
    )
  if (!rows[0].kept) await client.query(recordTable)
  const done = await client.query('SELECT * FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at')
  return done.rows
}

function check(done, onDisk) {
  const known = new Map(onDisk.map((migration) => [migration.name, migration]))
  for (const row of done) {
    const migration = known.get(row.migration_name)
    if (!row.finished_at)
      throw new Refusal(
        `The migration ${row.migration_name} stopped half-way.`,
        'Restore the database from the backup taken before it, or mark it with `npx prisma migrate resolve`.',
      )
    if (!migration)
      throw new Refusal(
        `The database has the migration ${row.migration_name}, which this version of AskOnce does not know.`,
        'Start the newer version, or restore the backup taken before it.',
      )
    if (migration.checksum !== row.checksum)
      throw new Refusal(
        `The migration ${row.migration_name} was changed after it had been applied.`,
        'Put the file back as it was and write a new migration for the change.',
      )
  }
}

async function apply(client, { name, sql, checksum }) {
  const startedAt = new Date()
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const at = error.position ? ` near line ${sql.slice(0, Number(error.position)).split('\n').length}` : ''
    if (error.code === '42501')
      throw new Refusal(
        `The user of the database may not do what the migration ${name} needs: ${error.message}${at}.`,
        'Use the owner of the database, with the right to create roles, in DATABASE_URL; nothing was changed.',
      )
    throw new Refusal(
      `The migration ${name} could not be applied${at}: ${error.message}.`,
      'Nothing of it was kept. Put the cause right and start again.',
    )
  }
}

/** Brings the database of `url` to the newest migration; gives the names of those it applied. */
export async function migrate({ url, log = () => {} }) {
  const client = new pg.Client({ connectionString: url, application_name: 'askonce-migrate' })
  client.on('error', () => {})
  await client.connect().catch((error) => {
    throw plainDatabaseError(error, url)
  })
  try {
    await lock(client)
    const onDisk = migrationsOnDisk()
    const done = await records(client)
    check(done, onDisk)
    const have = new Set(done.map((row) => row.migration_name))
    const missing = onDisk.filter(({ name }) => !have.has(name))
    for (const migration of missing) {
      await apply(client, migration)
      log(migration.name)
    }
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
