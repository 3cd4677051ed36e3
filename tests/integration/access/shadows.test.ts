import { describe, expect, it } from 'vitest'
import { useDatabase } from '../../support/process-database'

const used = useDatabase()

describe('M3 what the guards of the database stand on', () => {
  it('M3 every function looks at the tables of the company, never at temporary ones of the same name', async () => {
    const loose = await used.db.$queryRaw<{ name: string }[]>`
      SELECT p.proname AS name FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
      WHERE p.pronamespace = 'public'::regnamespace AND l.lanname = 'plpgsql'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        AND NOT coalesce('search_path=pg_catalog, public, pg_temp' = ANY (p.proconfig), false)`
    expect(loose).toEqual([])
  })

  it('M3 the application’s role keeps no record of migrations and gives no place in a chain', async () => {
    await expect(used.db.$executeRaw`UPDATE "_prisma_migrations" SET logs = 'x'`).rejects.toThrow(/permission denied/)
    await expect(used.db.$executeRaw`INSERT INTO "LedgerTx" (seq, id) VALUES (-5, gen_random_uuid())`).rejects.toThrow(
      /permission denied/,
    )
    await expect(
      used.db
        .$executeRaw`INSERT INTO "EventSeal" (n, "fromSeq", "toSeq", count, "prevHash", hash, at) VALUES (9, 1, 9, 1, '', '', now())`,
    ).rejects.toThrow(/permission denied/)
  })
})
