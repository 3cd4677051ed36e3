import 'server-only'
import type { PrismaDb } from './db'

/** Refuses to serve from a database whose session would store wrong instants or lose what it acknowledged. */
export async function assertDatabase(db: PrismaDb): Promise<void> {
  const [row] = await db.$queryRaw<{ zone: string; fsync: string; commit: string; canDelete: boolean }[]>`
    SELECT current_setting('TimeZone') AS zone, current_setting('fsync') AS fsync,
           current_setting('synchronous_commit') AS commit, has_table_privilege('"Event"', 'DELETE') AS "canDelete"`
  if (row?.zone !== 'UTC') throw new Error(`The database session runs in ${row?.zone}, not UTC.`)
  if (row.canDelete) throw new Error('The application role may delete records; it must not.')
}
