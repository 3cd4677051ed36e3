import pg from 'pg'

/**
 * The address by which the web server and the worker sign in at the database: a login that inherits nothing and may only become the
 * application's role, so that even SQL slipped into a statement is never the owner. Made when missing; the tables must be there.
 */
export async function appLogin(ownerUrl, password, name = 'askonce_web') {
  const role = pg.escapeIdentifier(name)
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(
      `DO $$ BEGIN CREATE ROLE ${role} LOGIN NOINHERIT; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    )
    await client.query(`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)}`)
    await client.query(`GRANT askonce_app TO ${role}`)
    // a copy of a database does not keep this; without it nobody but the owner makes temporary tables
    const { database } = (await client.query('SELECT current_database() AS database')).rows[0]
    await client.query(`REVOKE TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(ownerUrl), { username: name, password: encodeURIComponent(password) }).href
}
