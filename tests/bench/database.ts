import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import pg from 'pg'
import { startPostgres } from '@/lib/cli/steps/embedded-postgres.mjs'
import { migrate } from '@/lib/cli/steps/migrate.mjs'
import { root } from '@/lib/cli/steps/root.mjs'
import { typescript } from '@/lib/cli/steps/run.mjs'

export type BenchDatabase = { url: string; folder: string; stop: () => Promise<void> }

export async function withOwner<T>(
  url: string,
  work: (query: (sql: string, values?: unknown[]) => Promise<pg.QueryResult>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work((sql, values) => client.query(sql, values))
  } finally {
    await client.end()
  }
}

function loadCompany(url: string, accounts: number, tickets: number): Promise<void> {
  const args = [...typescript('prisma/seed/bulk.ts'), '--accounts', String(accounts), '--tickets', String(tickets)]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'inherit',
  })
  return new Promise((done, fail) =>
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`bulk ended with ${code}`)))),
  )
}

/** A durable PostgreSQL of the bench's own with a company of this size; kept, so that the next run need not load it again. */
export async function benchDatabase(
  accounts: number,
  tickets: number,
  name = `bench-${tickets}`,
): Promise<BenchDatabase> {
  const folder = join(root, '.data', name)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const server = await startPostgres({ folder, durable: true, mayMove: true })
  const loaded = join(folder, 'loaded')
  if (!existsSync(loaded)) {
    const maintenance = new URL(server.url)
    maintenance.pathname = '/postgres'
    await withOwner(maintenance.href, async (query) => {
      await query('DROP DATABASE IF EXISTS askonce WITH (FORCE)')
      await query('CREATE DATABASE askonce')
    })
    await migrate({ url: server.url })
    const since = Date.now()
    await loadCompany(server.url, accounts, tickets)
    writeFileSync(loaded, JSON.stringify({ accounts, tickets, seconds: Math.round((Date.now() - since) / 1000) }))
  } else await migrate({ url: server.url })
  return { url: server.url, folder, stop: () => server.stop() }
}

/** An equal database beside the loaded one, thrown away and made anew at every call. */
export async function copyOf(url: string, name: string, from = 'askonce'): Promise<string> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  await withOwner(maintenance.href, async (query) => {
    await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await query(`CREATE DATABASE ${name} TEMPLATE ${from}`)
    await query('CHECKPOINT')
  })
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.href
}

const OF_TICKET = ['Fact', 'ClockEvent', 'Clock', 'Dispatch', 'WorkOrder']

/** Takes the tickets of a run away again, as the owner with the guards aside: the next run finds the same company. */
export async function forgetTicketsSince(url: string, since: Date): Promise<void> {
  await withOwner(url, async (query) => {
    await query('SET session_replication_role = replica')
    await query('CREATE TEMP TABLE gone AS SELECT id FROM "Ticket" WHERE "openedAt" >= $1', [since])
    for (const table of OF_TICKET) await query(`DELETE FROM "${table}" WHERE "ticketId" IN (SELECT id FROM gone)`)
    await query('DELETE FROM "Event" WHERE "subjectId" IN (SELECT id FROM gone)')
    await query('DELETE FROM "Timer" WHERE "subjectId" IN (SELECT id FROM gone)')
    await query('DELETE FROM "RequestKey"')
    await query('DELETE FROM "Ticket" WHERE id IN (SELECT id FROM gone)')
    await query('RESET session_replication_role')
    for (const table of [...OF_TICKET, 'Event', 'Timer', 'RequestKey', 'Ticket'])
      await query(`VACUUM (ANALYZE) "${table}"`)
  })
}
