import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import type { PrismaDb } from '@/lib/platform/db'
import { testDatabase } from './database'

export type ProcessDatabase = { db: PrismaDb; url: string }

/** A database of this test file's own that is the process's as well: what asks for db() (business numbers, the worker) works on it. */
export function useDatabase(): ProcessDatabase {
  const used = {} as ProcessDatabase
  let close = async () => {}
  beforeAll(async () => {
    const made = await testDatabase()
    const settings = {
      DATABASE_URL: made.url,
      NEXTAUTH_SECRET: 'a secret for tests only',
      LOG_LEVEL: 'silent',
      DATABASE_POOL: '24',
    }
    Object.assign(process.env, settings)
    const { db } = await import('@/lib/platform/db')
    Object.assign(used, { db: db(), url: made.url })
    close = async () => {
      await used.db.$disconnect()
      await made.close()
    }
  })
  afterAll(() => close())
  return used
}

/** SQL as the owner of the database, who may do what the application may not: for tampering on purpose. */
export async function asOwner(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const sql of statements) await client.query(sql)
  } finally {
    await client.end()
  }
}
