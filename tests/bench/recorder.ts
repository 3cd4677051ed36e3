import { connect, createServer, type Socket } from 'node:net'

export type Statement = { text: string; values: (string | null)[] }
/** Statements of one request: those of a transaction together, the others by themselves. */
export type Step = { transaction: boolean; statements: Statement[] }

const zero = (bytes: Buffer, from: number) => bytes.indexOf(0, from)
const SESSION = /"Session"/

/** The text and the values a client sends, read from PostgreSQL's own protocol. */
function listen(client: Socket, seen: (statement: Statement) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  let started = false
  const prepared = new Map<string, string>()
  const read: Record<string, (body: Buffer) => void> = {
    Q: (body) => seen({ text: body.toString('utf8', 0, body.length - 1), values: [] }),
    P: (body) => {
      const name = zero(body, 0)
      prepared.set(body.toString('utf8', 0, name), body.toString('utf8', name + 1, zero(body, name + 1)))
    },
    B: (body) => {
      const portal = zero(body, 0)
      const name = zero(body, portal + 1)
      let at = name + 1
      const formats = body.readInt16BE(at)
      at += 2 + formats * 2
      const values: (string | null)[] = []
      const count = body.readInt16BE(at)
      at += 2
      for (let i = 0; i < count; i++) {
        const length = body.readInt32BE(at)
        at += 4
        values.push(length < 0 ? null : body.toString('utf8', at, at + length))
        at += Math.max(0, length)
      }
      seen({ text: prepared.get(body.toString('utf8', portal + 1, name)) ?? '', values })
    },
  }
  client.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = started ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      if (started) read[String.fromCharCode(rest[0]!)]?.(rest.subarray(5, length))
      started = true
      rest = rest.subarray(length)
    }
  })
}

/** Stands between the application and the database and writes down what is asked; the floors ask the same. */
export async function startRecorder(url: string) {
  const target = new URL(url)
  const clients: { open: Step | null }[] = []
  let steps: Step[] = []
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    const state: { open: Step | null } = { open: null }
    clients.push(state)
    listen(client, (statement) => {
      const word = statement.text.trim().toUpperCase()
      if (word.startsWith('BEGIN')) steps.push((state.open = { transaction: true, statements: [] }))
      else if (word === 'COMMIT' || word === 'ROLLBACK') state.open = null
      else if (state.open) state.open.statements.push(statement)
      else if (!SESSION.test(statement.text)) steps.push({ transaction: false, statements: [statement] })
    })
    client.pipe(upstream).pipe(client)
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address() as { port: number }
  const own = new URL(url)
  own.port = String(address.port)
  return {
    url: own.href,
    take(): Step[] {
      const taken = steps.filter((step) => step.statements.length > 0)
      steps = []
      return taken
    },
    stop: () => void server.close(),
  }
}
