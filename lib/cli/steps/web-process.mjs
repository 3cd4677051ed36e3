import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import pino from 'pino'
import { root } from './root.mjs'
import { makeGuard } from './web-guard.mjs'

const port = Number(process.env.PORT) || 3000
const hostname = process.env.HOST || undefined
const development = process.env.NODE_ENV === 'development'
const patience = 10_000

/** One web process: Next.js behind a plain HTTP server that knows how to stop. */
export async function runWebProcess() {
  const next = createRequire(import.meta.url)('next')
  const app = next({ dev: development, dir: root, hostname: hostname ?? 'localhost', port })
  const streams = new Set()
  let stopping = false
  await app.prepare()
  const answer = app.getRequestHandler()
  const log = pino({ level: process.env.LOG_LEVEL || 'info', base: { pid: process.pid } })
  const handle = (request, response) =>
    answer(request, response).catch((err) => {
      log.error({ err, requestId: request.headers['x-request-id'] }, 'no answer could be made')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  const guard = makeGuard({ publicUrl: process.env.NEXTAUTH_URL || 'http://localhost:3000', development, log })
  const server = createServer((request, response) => {
    if (stopping) response.setHeader('Connection', 'close')
    if (request.headers.accept?.includes('text/event-stream')) {
      streams.add(response)
      response.once('close', () => streams.delete(response))
    }
    guard(request, response, handle)
  })
  if (!development) server.on('upgrade', (request, socket) => socket.destroy()) // nothing here speaks another protocol
  server.keepAliveTimeout = 65_000
  server.once('error', (error) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    process.send({
      refusal: error.code === 'EACCES' ? `This user may not listen on port ${port}.` : `Port ${port} is in use.`,
    })
  })
  server.listen({ port, host: hostname }, () => process.send({ ready: true }))

  const report = () => process.connected && process.send({ rss: process.memoryUsage.rss() })
  report()
  setInterval(report, 5000).unref()

  const stop = () => {
    if (stopping) return
    stopping = true
    for (const response of streams) response.destroy() // a browser opens its live stream again by itself
    server.close(async () => {
      await app.close()
      process.exit(0)
    })
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), patience).unref()
    setTimeout(() => process.exit(0), patience + 2000).unref()
  }
  process.on('SIGTERM', stop).on('SIGINT', () => {})
}
