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
]

export function poolConfig(url: string, max: number, planCache = 'force_custom_plan') {
  const settings = [...SESSION_OPTIONS, `plan_cache_mode=${planCache}`]
  const options = settings.map((option) => `-c ${option}`).join(' ')
  return { connectionString: url, max, connectionTimeoutMillis: 5000, options }
}

const NAMED = 400
const names = new Map<string, string>()
/** What is searched for decides how: a plan for any text would read a large company's tickets the slow way. */
const BY_TEXT = /\bLIKE\b|@>/i

/** A statement asked again and again is parsed and planned once per connection; searches, and beyond a bound all others, go unnamed. */
function nameOf({ sql }: { sql: string }): string {
  const known = names.get(sql)
  if (known) return known
  if (names.size >= NAMED || BY_TEXT.test(sql)) return ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}

export function openDb(url: string, max = env().DATABASE_POOL, planCache?: string): PrismaDb {
  const pool = { ...poolConfig(url, max, planCache), allowExitOnIdle: true }
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
  shared.askOnceDb ??= openDb(env().DATABASE_URL, env().DATABASE_POOL, env().DATABASE_PLAN_CACHE)
  return shared.askOnceDb
}
