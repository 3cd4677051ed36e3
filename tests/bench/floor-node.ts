// The floor: node:http and pg and nothing else, one process per core, doing the same SQL.
import cluster from 'node:cluster'
import { createHash } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { replay, replayInTurn, replaySave } from './replay.mjs'

const count = Number(process.env.WEB_PROCESSES) || 2

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
const bodyOf = async (request: IncomingMessage): Promise<string[]> => JSON.parse((await bytesOf(request)).toString())

/** A photo on disk, as durable as ours: its hash checked, its bytes synced, then its name. */
async function keepPhoto(request: IncomingMessage, sha256: string, n: number): Promise<unknown> {
  const bytes = await bytesOf(request)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('not its hash')
  const path = join(process.env.BENCH_PHOTOS!, sha256)
  const file = await open(`${path}.part`, 'w')
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
  await rename(`${path}.part`, path)
  return replayInTurn('photo', n)
}

/** `/run` asks what was recorded, `/turn` what a phone's commands asked, `/photo` keeps a photo. */
async function work(request: IncomingMessage): Promise<unknown> {
  const [, kind, name = '', n = '0'] = (request.url ?? '').split('/')
  if (kind === 'photo') return keepPhoto(request, name, Number(n))
  if (kind === 'turn') return bodyOf(request).then(() => replayInTurn(name, Number(n)))
  if (request.method === 'POST') return replaySave(decodeURIComponent(name), await bodyOf(request))
  return replay(decodeURIComponent(name), Number(n))
}

if (cluster.isPrimary) {
  let ready = 0
  for (let i = 0; i < count; i++)
    cluster.fork().on('message', () => ++ready === count && process.send?.({ ready: true }))
  process.on('SIGTERM', () => process.exit(0)).on('disconnect', () => process.exit(0))
} else {
  const server = createServer((request, response) => {
    work(request).then(
      (rows) => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  server.keepAliveTimeout = 65_000
  server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.({ ready: true }))
}
