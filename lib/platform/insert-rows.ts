import 'server-only'
import type { Db } from './db'
import { Prisma } from './generated/client.ts'

type Table = Prisma.ModelName
/** Rows of one table, all with the same columns; `skip` leaves out those that stand already. */
export type NewRows = { table: Table; rows: readonly object[]; skip?: boolean }

const NAME = /^[A-Za-z]+[A-Za-z0-9]*$/

/** A name of the schema, quoted; anything else is a mistake in the program. */
function name(text: string): Prisma.Sql {
  if (!NAME.test(text)) throw new Error(`${text} is not a column`)
  return Prisma.raw(`"${text}"`)
}

function insertion({ table, rows, skip }: NewRows): Prisma.Sql {
  const columns = Prisma.join(Object.keys(rows[0]!).map(name))
  const conflict = skip ? Prisma.sql`ON CONFLICT DO NOTHING` : Prisma.empty
  return Prisma.sql`INSERT INTO ${name(table)} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name(table)}, ${JSON.stringify(rows)}::jsonb) ${conflict} RETURNING 1`
}

/** Rows of several tables in one statement, the same text however many there are; gives how many were written of each. */
export async function insertRows(db: Pick<Db, '$queryRaw'>, ...tables: NewRows[]): Promise<number[]> {
  const given = tables.filter(({ rows }) => rows.length > 0)
  if (given.length === 0) return tables.map(() => 0)
  const parts = given.map((rows, i) => Prisma.sql`${Prisma.raw(`w${i}`)} AS (${insertion(rows)})`)
  const counts = given.map((_, i) => Prisma.sql`(SELECT count(*)::int FROM ${Prisma.raw(`w${i}`)})`)
  const [row] = await db.$queryRaw<
    { written: number[] }[]
  >`WITH ${Prisma.join(parts)} SELECT ARRAY[${Prisma.join(counts)}] AS written`
  return tables.map((asked) => row!.written[given.indexOf(asked)] ?? 0)
}
