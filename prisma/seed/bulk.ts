// Fills an empty database with a company of any size, for measuring: `--accounts 100000 --tickets 150000 [--org bulk]`.
// DATABASE_URL names the owner of the tables. The same numbers make the same company, up to the day it is made on. Everything
// after the company itself is one transaction: a load that is cut short leaves no customers, no tickets, and every index.
import { parseArgs } from 'node:util'
import pg from 'pg'

process.env.NEXTAUTH_SECRET ??= 'nobody-signs-in-while-this-runs'
process.env.DATABASE_POOL ??= '4'

const { values } = parseArgs({
  options: { accounts: { type: 'string' }, tickets: { type: 'string' }, org: { type: 'string' } },
})
const accounts = Number(values.accounts ?? 100_000)
const tickets = Number(values.tickets ?? 150_000)
const code = values.org ?? 'bulk'

const began = performance.now()
const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
const WIDTH = 24
const ZONE_MS = 8 * 3_600_000

/** A bar that is drawn again in a terminal, and a line per tenth elsewhere. */
function bar(name: string, total: number): (done: number) => void {
  let shown = -1
  return (done) => {
    const steps = process.stdout.isTTY ? 200 : 4
    const step = Math.floor((done / Math.max(1, total)) * steps)
    if (step === shown) return
    shown = step
    const full = Math.round((done / Math.max(1, total)) * WIDTH)
    const text = `  ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${name.padEnd(9)} ${done.toLocaleString('en')} / ${total.toLocaleString('en')}  ${seconds()}`
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${text}${done === total ? '\n' : ''}` : `${text}\n`)
  }
}

async function makeIndexes(client: pg.Client, definitions: string[]): Promise<void> {
  const tick = bar('indexes', definitions.length)
  tick(0)
  for (const [i, definition] of definitions.entries()) {
    await client.query(definition)
    tick(i + 1)
  }
}

async function load(client: pg.Client, company: Company): Promise<number> {
  const { Loader } = await import('./bulk/copy')
  const { CUSTOMER_COLUMNS, loadAccounts, loadPlaces } = await import('./bulk/customers')
  const { loadTickets, TICKET_COLUMNS } = await import('./bulk/matters')
  const { guards, isEmpty, takeIndexes } = await import('./bulk/aside')
  const columns: Record<string, readonly string[]> = { ...CUSTOMER_COLUMNS, ...TICKET_COLUMNS }
  const tables = Object.keys(columns)
  const orgId = company.made.org.id
  await client.query('BEGIN')
  const definitions = (await isEmpty(client, tables)) ? await takeIndexes(client, tables) : []
  await guards(client, 'DISABLE')
  const loader = new Loader(client, columns)
  const to = (name: string, total: number) => ({
    loader,
    orgId,
    openedAt: new Date(company.until - 6 * 365 * 86_400_000).toISOString(),
    tick: bar(name, total),
  })
  const ended = async (done: (n: number) => void, total: number) => {
    await loader.finish()
    done(total)
  }
  const homes = to('homes', company.town.rooms)
  await loadPlaces(homes, company.town)
  await ended(homes.tick, company.town.rooms)
  const owners = to('accounts', accounts)
  await loadAccounts(owners, company.town)
  await ended(owners.tick, accounts)
  const tick = bar('tickets', tickets)
  await loadTickets({ loader, company: company.made, town: company.town, total: tickets, until: company.until, tick })
  await ended(tick, tickets)
  await guards(client, 'ENABLE')
  await makeIndexes(client, definitions)
  await client.query('COMMIT')
  await client.query('VACUUM (ANALYZE, PARALLEL 2)')
  return loader.rows
}

type Company = {
  made: Awaited<ReturnType<typeof import('./bulk/company').makeBulkCompany>>
  town: ReturnType<typeof import('./bulk/customers').planTown>
  until: number
}

async function makeCompany(): Promise<Company | null> {
  const { db } = await import('@/lib/platform/db')
  const { makeBulkCompany, makeBulkScopes } = await import('./bulk/company')
  const { planTown } = await import('./bulk/customers')
  try {
    if (await db().org.findFirst({ where: { code }, select: { id: true } })) return null
    const now = new Date()
    const until = Math.floor((now.getTime() + ZONE_MS) / 86_400_000) * 86_400_000 - ZONE_MS // the last midnight there
    const town = planTown(accounts)
    const made = await makeBulkCompany(db(), code, now)
    await makeBulkScopes(db(), made, town.communities)
    return { made, town, until }
  } finally {
    await db().$disconnect()
  }
}

async function main(): Promise<void> {
  const company = await makeCompany()
  if (!company) return console.log(`There is a company ${code} already; nothing was changed.`)
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: 'askonce-bulk' })
  await client.connect()
  try {
    for (const setting of [
      'synchronous_commit = off',
      "maintenance_work_mem = '768MB'",
      'max_parallel_maintenance_workers = 2',
      'statement_timeout = 0',
      'jit = off',
    ])
      await client.query(`SET ${setting}`)
    const rows = await load(client, company)
    console.log(`  ${rows.toLocaleString('en')} rows in ${seconds()}`)
  } finally {
    await client.end()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
