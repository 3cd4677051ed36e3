import pg from 'pg'
import { Refusal } from './say.mjs'

/** The address without its password, for people to read. */
export function shownUrl(url) {
  const parsed = new URL(url)
  return `${parsed.hostname}:${parsed.port || 5432}${parsed.pathname}`
}

/** The same server, another database. */
export function withDatabase(url, name) {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.href
}

const remedies = {
  '28P01': 'Check the user and the password in DATABASE_URL.',
  28000: 'The server does not let this user in from here: check pg_hba.conf and the user in DATABASE_URL.',
  '3D000': 'Create it (createdb), or correct the name at the end of DATABASE_URL.',
  42501: 'Let this user connect to the database (GRANT CONNECT), or use its owner in DATABASE_URL.',
  53300: 'The server has no connection left: raise max_connections or close some.',
  ECONNREFUSED: 'Check that PostgreSQL is running there and that the host and port in DATABASE_URL are right.',
  ENOTFOUND: 'Check the host name in DATABASE_URL.',
  EAI_AGAIN: 'Check the host name in DATABASE_URL and the network.',
  ETIMEDOUT: 'Check the host and port in DATABASE_URL and the firewall between.',
}

export function plainDatabaseError(error, url) {
  const cause = error.errors?.[0] ?? error
  const code = /timeout/i.test(cause.message) ? 'ETIMEDOUT' : cause.code
  const why = cause.message.replace(/^connect /, '')
  return new Refusal(
    `The database at ${shownUrl(url)} cannot be used: ${why}.`,
    remedies[code] ?? 'Check DATABASE_URL.',
  )
}

export function checkUrl(url) {
  const example = 'It looks like postgresql://user:password@host:5432/askonce.'
  if (!URL.canParse(url)) throw new Refusal('DATABASE_URL is not an address.', example)
  const { protocol, pathname } = new URL(url)
  if (!/^postgres(ql)?:$/.test(protocol))
    throw new Refusal(`DATABASE_URL begins with ${protocol}//, which is not PostgreSQL.`, example)
  if (pathname.length < 2) throw new Refusal('DATABASE_URL names no database.', example)
}

/** One answer from a database, or one plain sentence. */
export async function ask(url, sql, values) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw plainDatabaseError(error, url)
  }
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** Refuses a server that AskOnce cannot work with. */
export async function checkServer(url) {
  checkUrl(url)
  const [row] = await ask(
    url,
    `SELECT current_setting('server_version_num')::int AS version, pg_is_in_recovery() AS standby,
            pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()`,
  )
  if (row.version < 130000)
    throw new Refusal('The PostgreSQL server is older than 13.', 'Upgrade it, or name another in DATABASE_URL.')
  if (row.encoding !== 'UTF8')
    throw new Refusal(
      `The database is encoded in ${row.encoding}.`,
      'Create one with ENCODING UTF8 and name it in DATABASE_URL.',
    )
  if (row.standby)
    throw new Refusal('The PostgreSQL server is a read-only standby.', 'Name the primary in DATABASE_URL.')
  return `${shownUrl(url)}, PostgreSQL ${Math.floor(row.version / 10000)}`
}
