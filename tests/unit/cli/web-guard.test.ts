import { createServer, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { makeGuard } from '@/lib/cli/steps/web-guard.mjs'

type Handled = { headers: IncomingHttpHeaders; bytes: number }
type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

/** A server with the guard before something that reads the whole body, as Next.js does. */
async function guarded(publicUrl = 'http://localhost:3000') {
  const handled: Handled[] = []
  const lines: Record<string, unknown>[] = []
  const log = { info: (line: Record<string, unknown>) => lines.push(line) }
  const guard = makeGuard({ publicUrl, development: false, log })
  const server = createServer((incoming, response) => {
    guard(incoming, response, async (request: IncomingMessage) => {
      let bytes = 0
      for await (const chunk of request) bytes += (chunk as Buffer).length
      handled.push({ headers: request.headers, bytes })
      response.end('seen')
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  open.push(() => server.close())
  const { port } = server.address() as AddressInfo
  const send = (path: string, headers: Record<string, string> = {}, chunks: Buffer[] = []) =>
    new Promise<Answer>((resolve, reject) => {
      const method = chunks.length ? 'POST' : 'GET'
      const request = httpRequest({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }))
      })
      request.on('error', reject)
      for (const chunk of chunks) request.write(chunk)
      request.end()
    })
  return { send, handled, lines }
}

const MB = 1024 * 1024
const kilobytes = (n: number) => Array.from({ length: n }, () => Buffer.alloc(1024, 97))

describe('the size of a request', () => {
  it.each([
    ['1 MB and a byte', MB + 1],
    ['2 MB', 2 * MB],
    ['10 MB', 10 * MB],
  ])('RC10 RC52 refuses %s by its declared length before anyone reads it', async (_, size) => {
    const { send, handled } = await guarded()
    const { status, text } = await send('/', { 'content-length': String(size) }, [Buffer.alloc(size, 97)])
    expect({ status, handled }).toEqual({ status: 413, handled: [] })
    expect(text).toMatch(/^413 .*nothing was saved/)
  })

  it('RC10 counts a body that does not declare its length, and cuts nothing from one within the limit', async () => {
    const { send, handled } = await guarded()
    expect(await send('/', {}, kilobytes(1024))).toMatchObject({ status: 200 })
    expect(handled.map(({ bytes }) => bytes)).toEqual([MB])
    expect(await send('/', {}, [...kilobytes(1024), Buffer.from('x')])).toMatchObject({ status: 413 })
    expect(await send('/', {}, kilobytes(4096))).toMatchObject({ status: 413 })
    expect(handled).toHaveLength(1)
  })

  it('RC10 hands on a body of exactly the limit', async () => {
    const { send, handled } = await guarded()
    expect(await send('/', { 'content-length': String(MB) }, [Buffer.alloc(MB, 97)])).toMatchObject({ status: 200 })
    expect(handled[0]!.bytes).toBe(MB)
  })
})

describe('an address', () => {
  it.each(['/tickets/%00', '/tickets?text=a%00b', '/tickets/%ED%A1%82', '/tickets/%E0%80', '/tickets/%'])(
    'RC5 RC6 that says no characters is refused: %s',
    async (path) => {
      const { send, handled } = await guarded()
      const { status, text } = await send(path)
      expect({ status, handled }).toEqual({ status: 400, handled: [] })
      expect(text).toMatch(/^400 /)
    },
  )

  it('RC1 with rare characters is let through', async () => {
    const { send } = await guarded()
    expect((await send(`/tickets?text=${encodeURIComponent('𠮷田 100%')}`)).status).toBe(200)
  })
})

describe('what the program believes', () => {
  const forged = {
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-user-id': '1',
    'x-middleware-subrequest': 'proxy:proxy:proxy',
    'x-original-url': '/admin',
    forwarded: 'host=evil.example',
  }

  it('RC62 is told nothing by forged headers', async () => {
    const { send, handled } = await guarded()
    await send('/', forged)
    for (const name of Object.keys(forged)) expect(handled[0]!.headers[name]).toBeUndefined()
  })

  it('RC62 knows its public name from its settings, whatever a proxy says', async () => {
    const { send, handled } = await guarded('https://ask.example.cn')
    await send('/', forged)
    expect(handled[0]!.headers).toMatchObject({ 'x-forwarded-host': 'ask.example.cn', 'x-forwarded-proto': 'https' })
  })
})

describe('the number of a request', () => {
  it('RC11 is made, or kept when it looks like one, and stands in the one log line without what was asked', async () => {
    const { send, lines, handled } = await guarded()
    const made = await send('/hotline?caller=13800005678')
    expect(made.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect((await send('/a', { 'x-request-id': 'edge-1234567890' })).headers['x-request-id']).toBe('edge-1234567890')
    expect((await send('/a', { 'x-request-id': '{"admin":1}' })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(handled[0]!.headers['x-request-id']).toBe(made.headers['x-request-id'])
    await new Promise((settle) => setTimeout(settle, 20))
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatchObject({ method: 'GET', path: '/hotline', status: 200 })
    expect(JSON.stringify(lines)).not.toContain('13800005678')
  })
})

describe('the headers of every answer', () => {
  it('RC12 let no foreign or inline script run, no frame and no base', async () => {
    const { send, handled } = await guarded()
    const [one, two] = [await send('/'), await send('/')]
    const policy = String(one.headers['content-security-policy'])
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src-attr 'none'"])
      expect(policy).toContain(part)
    expect(/script-src ([^;]*)/.exec(policy)![1]).toMatch(/^'strict-dynamic' 'nonce-[A-Za-z0-9+/]{22}=='$/)
    expect(policy).not.toMatch(/https?:|\*/)
    expect(two.headers['content-security-policy']).not.toBe(policy)
    expect(handled[0]!.headers['content-security-policy']).toBe(policy)
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'private, no-store',
    })
    expect(one.headers['permissions-policy']).toContain('camera=(self), geolocation=(self)')
    expect(one.headers['strict-transport-security']).toBeUndefined()
  })

  it('RC12 ask for https where the public address is https', async () => {
    const { send } = await guarded('https://ask.example.cn')
    expect((await send('/')).headers['strict-transport-security']).toContain('max-age=31536000')
  })
})
