// The bare Next app behind the same plain HTTP server as the application's, one process per core.
import cluster from 'node:cluster'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'

const count = Number(process.env.WEB_PROCESSES) || 2
const port = Number(process.env.PORT)

if (cluster.isPrimary) {
  let ready = 0
  for (let i = 0; i < count; i++)
    cluster.fork().on('message', () => ++ready === count && process.send?.({ ready: true }))
  process.on('SIGTERM', () => process.exit(0)).on('disconnect', () => process.exit(0))
} else {
  const app = next({ dev: false, dir: fileURLToPath(new URL('.', import.meta.url)), hostname: 'localhost', port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer((request, response) => void handle(request, response))
  server.keepAliveTimeout = 65_000
  server.listen(port, '127.0.0.1', () => process.send({ ready: true }))
}
