import type pg from 'pg'

type Tables = readonly string[]

/** Takes the secondary indexes of empty tables away and gives back the statements that make them again. */
export async function takeIndexes(client: pg.Client, tables: Tables): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY($1) AND NOT i.indisprimary
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
     ORDER BY t.relname, c.relname`,
    [tables],
  )
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`)
  return rows.map(({ definition }) => definition)
}

/** The guard of a follow-up's owner looks its visits up row by row, without an index to do it by; the rows here keep the rule. */
export async function guards(client: pg.Client, state: 'DISABLE' | 'ENABLE'): Promise<void> {
  await client.query(`ALTER TABLE "FollowUp" ${state} TRIGGER follow_up_owner`)
}

export async function isEmpty(client: pg.Client, tables: Tables): Promise<boolean> {
  for (const table of tables) {
    if ((await client.query(`SELECT 1 FROM "${table}" LIMIT 1`)).rowCount) return false
  }
  return true
}
