import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { PrismaClient } from './generated/client.ts'

export type PrismaDb = PrismaClient
/** The database as verbs and queries see it: the client, or the transaction they run in. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** Session settings of every connection. UTC or instants are stored wrong; the role may neither delete records nor alter tables. */
const SESSION_OPTIONS = [
  'TimeZone=UTC',
  'role=askonce_app',
  'statement_timeout=15000',
  'lock_timeout=5000',
  'idle_in_transaction_session_timeout=15000',
  'jit=off',
  'plan_cache_mode=force_custom_plan', // a plan for any value would read a large company's tickets the slow way
]
  .map((option) => `-c ${option}`)
  .join(' ')

export function poolConfig(url: string, max: number) {
  return { connectionString: url, max, connectionTimeoutMillis: 5000, options: SESSION_OPTIONS }
}

const NAMED = 400
const names = new Map<string, string>()

/** A statement asked again and again is parsed and planned once per connection; beyond a bound (lists of every length) they go unnamed. */
function nameOf({ sql }: { sql: string }): string {
  const known = names.get(sql)
  if (known) return known
  if (names.size >= NAMED) return ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}

export function openDb(url: string, max = env().DATABASE_POOL): PrismaDb {
  const pool = { ...poolConfig(url, max), allowExitOnIdle: true }
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }) })
}

const shared = globalThis as typeof globalThis & { askOnceDb?: PrismaDb; askOnceSideDb?: PrismaDb }

/** One connection beside the pool, for what a transaction needs outside itself: when every connection is in one, nobody would ever be answered. */
export function sideDb(): PrismaDb {
  shared.askOnceSideDb ??= openDb(env().DATABASE_URL, 1)
  return shared.askOnceSideDb
}

/** The process's database client. */
export function db(): PrismaDb {
  shared.askOnceDb ??= openDb(env().DATABASE_URL)
  return shared.askOnceDb
}
