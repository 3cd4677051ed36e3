import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Line = 'up' | 'down' | 'flapping'

/** A line between a browser and the server that can be cut, or lose requests and answers: every third each way. */
export async function flakyProxy(): Promise<{ url: string; line: (state: Line) => void; close: () => Promise<void> }> {
  let state: Line = 'up'
  let asked = 0
  const open = new Set<ServerResponse>()
  const pass = (from: IncomingMessage, to: ServerResponse) => {
    open.add(to)
    to.on('close', () => open.delete(to))
    const turn = ++asked % 3
    if (state === 'down' || (state === 'flapping' && turn === 1)) return void from.socket.destroy()
    const onward = request(from.url!, { method: from.method, headers: from.headers }, (answer) => {
      if (state === 'flapping' && turn === 2) {
        answer.resume()
        answer.on('end', () => from.socket.destroy()) // it was done, and nobody hears of it
        return
      }
      to.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(to)
    })
    onward.on('error', () => from.socket.destroy())
    to.on('close', () => onward.destroy())
    from.pipe(onward)
  }
  const server: Server = createServer(pass)
  server.on('connect', (_, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    line: (next) => {
      state = next
      if (next !== 'up') for (const answer of open) answer.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
