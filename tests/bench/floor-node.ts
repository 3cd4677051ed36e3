// The floor: node:http and pg and nothing else, one process per core, doing the same SQL.
import cluster from 'node:cluster'
import { createServer, type IncomingMessage } from 'node:http'
import { replay, replaySave } from './replay.mjs'

const count = Number(process.env.WEB_PROCESSES) || 2

async function bodyOf(request: IncomingMessage): Promise<string[]> {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text)
}

if (cluster.isPrimary) {
  let ready = 0
  for (let i = 0; i < count; i++)
    cluster.fork().on('message', () => ++ready === count && process.send?.({ ready: true }))
  process.on('SIGTERM', () => process.exit(0)).on('disconnect', () => process.exit(0))
} else {
  const server = createServer((request, response) => {
    const [, , name = '', n = '0'] = (request.url ?? '').split('/')
    const work =
      request.method === 'POST'
        ? bodyOf(request).then((fresh) => replaySave(decodeURIComponent(name), fresh))
        : replay(decodeURIComponent(name), Number(n))
    work.then(
      (rows) => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  server.keepAliveTimeout = 65_000
  server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.({ ready: true }))
}
