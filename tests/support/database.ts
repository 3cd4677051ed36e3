import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { StaffContext, SystemContext } from '@/lib/platform/context'
import { openDb, type PrismaDb } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { Role } from '@/lib/kernel/roles'

export type TestOrg = { id: string; code: string }
export type TestDatabase = {
  url: string
  db: PrismaDb
  /** a company of its own for a suite */
  newOrg: (code?: string) => Promise<TestOrg>
  /** someone signed in with these roles; no row of staff behind them unless the suite makes one */
  ctxFor: (org: { id: string }, roles: Role[], now?: Date) => StaffContext
  systemCtx: (org: { id: string }, now?: Date) => SystemContext
  close: () => Promise<void>
}

const NOW = new Date('2026-11-22T04:00:00Z')

/** The server and template the test command made ready. */
function given(): { server: string; template: string } {
  const { TEST_DATABASE_URL: server, TEST_TEMPLATE: template } = process.env
  if (!server || !template) throw new Error('Run the integration tests through `npm test -- --only integration`.')
  return { server, template }
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Two test files may copy the template at the same moment, which PostgreSQL refuses for an instant (55006). */
async function copyTemplate(server: string, sql: string, tries = 100): Promise<void> {
  try {
    await asAdmin(server, sql)
  } catch (error) {
    if ((error as { code?: string }).code !== '55006' || tries === 0) throw error
    await new Promise((resolve) => setTimeout(resolve, 100))
    await copyTemplate(server, sql, tries - 1)
  }
}

/** A database for one test file, copied from the migrated template; close it in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const { server, template } = given()
  const name = `askonce_test_${randomBytes(6).toString('hex')}`
  await copyTemplate(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const db = openDb(url.href, 6)
  const base = (now = NOW) => ({ db, now, requestId: newId() })
  return {
    url: url.href,
    db,
    newOrg: async (code = `org-${randomBytes(4).toString('hex')}`) => {
      const words = { name: '云河公用事业', nameEn: 'Yunhe Utilities', city: '云河', region: 'CN-37', hotline: '96000' }
      const org = { id: newId(), code, ...words, createdAt: NOW }
      await db.org.create({ data: org })
      return { id: org.id, code }
    },
    ctxFor: (org, roles, now) => {
      const [id, unitId] = [newId(), newId()]
      const duties = roles.map((role) => ({ role, unitId, unitPath: 'test' }))
      const who = { id, orgId: org.id, name: '林晓', staffNo: 'T001', unitId, unitPath: 'test', sessionId: newId() }
      return { ...base(now), actor: { kind: 'staff', ...who, duties, crewIds: [] } }
    },
    systemCtx: (org, now) => ({ ...base(now), actor: { kind: 'system', orgId: org.id, name: 'test' } }),
    close: async () => {
      await db.$disconnect()
      await asAdmin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}
