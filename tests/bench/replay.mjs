// What both floors do: the recorded statements of a request, asked again, in the same transactions.
import { readFileSync } from 'node:fs'
import pg from 'pg'

const options = ['TimeZone=UTC', 'role=askonce_app', 'statement_timeout=15000', 'jit=off']
  .map((o) => `-c ${o}`)
  .join(' ')
let pool
let recorded

function ready() {
  recorded ??= JSON.parse(readFileSync(process.env.BENCH_STATEMENTS, 'utf8'))
  pool ??= new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: Number(process.env.DATABASE_POOL) || 10,
    options,
  })
}

async function inOrder(statements) {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const results = []
    for (const { text, values } of statements) results.push((await client.query(text, values)).rows)
    await client.query('COMMIT')
    return results
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const one = (step) =>
  step.transaction
    ? inOrder(step.statements)
    : pool.query(step.statements[0].text, step.statements[0].values).then(({ rows }) => [rows])

/** Reads of one request at once, as the application asks them. */
export async function replay(name, n) {
  ready()
  const samples = recorded[name]
  return (await Promise.all(samples[n % samples.length].map(one))).flat()
}

/** The statements of a request that changes something, one step after the other. */
export async function replayInTurn(name, n) {
  ready()
  const results = []
  for (const step of recorded[name][n]) results.push(...(await one(step)))
  return results
}

/** A recorded save with what must be new each time put in: `{{0}}`, `{{1}}` … stand where it was. */
export async function replaySave(name, fresh) {
  ready()
  const put = (value) => value?.replace(/\{\{(\d+)\}\}/g, (_, i) => fresh[Number(i)]) ?? null
  const results = []
  for (const step of recorded[name][0]) {
    results.push(
      ...(await one({
        ...step,
        statements: step.statements.map(({ text, values }) => ({ text, values: values.map(put) })),
      })),
    )
  }
  return results
}
