import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PrismaDb } from '@/lib/platform/db'
import { makeDataFolder, root } from './root.mjs'
import { secrets } from './secrets.mjs'

export class Usage extends Error {}

/** The environment of `npm start`: without a DATABASE_URL, the embedded database, started for the while if it does not run. */
export async function prepareEnvironment(): Promise<() => Promise<void>> {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  Object.assign(process.env, secrets())
  if (process.env.DATABASE_URL) return async () => {}
  const { startPostgres } = await import('./embedded-postgres.mjs')
  const postgres = await startPostgres({ folder: makeDataFolder(), mayMove: !process.env.ASKONCE_DATA_DIR })
  process.env.DATABASE_URL = postgres.url
  return postgres.reused ? async () => {} : postgres.stop
}

/** The company of this code, or the only one there is. */
export async function orgOf(db: PrismaDb, code: string | undefined): Promise<{ id: string; name: string }> {
  const orgs = await db.org.findMany({
    select: { id: true, code: true, name: true },
    orderBy: { code: 'asc' },
    take: 50,
  })
  const codes = orgs.map((org) => org.code).join(', ')
  const org = code ? orgs.find((candidate) => candidate.code === code) : orgs.length === 1 ? orgs[0] : undefined
  if (!org) throw new Usage(`公司代码？/ Which company? --org ${codes || '(none yet)'}`)
  return org
}
