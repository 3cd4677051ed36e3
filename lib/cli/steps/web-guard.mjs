import { randomBytes, randomUUID } from 'node:crypto'

/** The largest body of a request. Next.js is told the same; what is larger never reaches it. */
const MAX_BODY = 1024 * 1024
const DRAIN_MS = 10_000
const SANE_ID = /^[A-Za-z0-9_-]{8,64}$/
/** A form knows the answer by its first word, and Next.js hands it on only as bare text/plain. */
const TOO_LARGE =
  '413 This is larger than 1 MB and was not accepted; nothing was saved. 内容超过 1 MB，未接收，也未保存。\n'

const MALFORMED = '400 This address cannot be read. 网址无法识别。\n'

/** What Next.js or a proxy before it would believe and no browser of ours sends. */
const FORGEABLE = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-http-method-override',
  'x-middleware-subrequest',
  'x-middleware-prefetch',
  'x-middleware-rewrite',
  'x-matched-path',
  'x-nextjs-data',
  'x-now-route-matches',
  'x-user-id',
]
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Headers of every answer, made once; the rest of the policy is made per page, for its nonce. */
function policyOf(publicUrl, development) {
  const https = publicUrl.protocol === 'https:'
  const fixed = [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), serial=(), midi=(), display-capture=(), browsing-topics=()',
    ],
    ...(https ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains']] : []),
  ]
  const before = "default-src 'self'; script-src 'strict-dynamic' 'nonce-"
  const after = [
    `'${development ? " 'unsafe-eval'" : ''}`,
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
  return { fixed, contentSecurity: () => before + randomBytes(16).toString('base64') + after }
}

function isOurLoopback(origin, port) {
  if (!origin || !URL.canParse(origin)) return false
  const from = new URL(origin)
  return LOOPBACK.has(from.hostname) && from.port === port
}

/** Whether a path says characters at all, and nothing asked holds what no database can keep. */
function isReadable(path, url) {
  if (!url.includes('%')) return true
  if (url.includes('%00')) return false
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function refuse(request, response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain', Connection: 'close' })
  response.end(request.method === 'HEAD' ? undefined : text)
  request.resume() // a browser reads the answer when it has sent everything
  setTimeout(() => request.destroy(), DRAIN_MS).unref()
}

/** Goes on when the body is within its limit. Without a declared length it is counted, and Next.js sees it when it is whole. */
function admit(request, response, goOn) {
  if (Number(request.headers['content-length']) > MAX_BODY) return refuse(request, response, 413, TOO_LARGE)
  if (request.headers['transfer-encoding'] === undefined) return goOn()
  const push = request.push
  let size = 0
  request.push = (chunk, encoding) => {
    if (size > MAX_BODY) return true
    if (chunk === null) {
      request.push = push
      request.push(null)
      goOn()
      return false
    }
    size += chunk.length
    if (size > MAX_BODY) refuse(request, response, 413, TOO_LARGE)
    else push.call(request, chunk, encoding)
    return true // the whole of it is kept here, so the socket must not wait for a reader
  }
}

/** The door before Next.js: one number and one log line per request, no forged header, no oversized body, the same strict headers on every answer. */
export function makeGuard({ publicUrl, development, log }) {
  const own = new URL(publicUrl)
  const { fixed, contentSecurity } = policyOf(own, development)
  const behindProxy = !LOOPBACK.has(own.hostname)

  return (request, response, handle) => {
    const startedAt = performance.now()
    const { headers } = request
    for (const name of FORGEABLE) delete headers[name]
    if (behindProxy) {
      headers['x-forwarded-host'] = own.host // what the browser shows, whatever the proxy in between makes of Host
      headers['x-forwarded-proto'] = own.protocol.slice(0, -1)
    } else if (isOurLoopback(headers.origin, own.port)) {
      // Next.js asks itself at 127.0.0.1 for an action of another page: this machine under another of its names.
      headers['x-forwarded-host'] = new URL(headers.origin).host
    }
    const requestId = SANE_ID.test(headers['x-request-id'] ?? '') ? headers['x-request-id'] : randomUUID()
    headers['x-request-id'] = requestId
    response.setHeader('X-Request-Id', requestId)
    for (const [name, value] of fixed) response.setHeader(name, value)

    const path = request.url.split('?', 1)[0]
    if (path.startsWith('/_next/static/')) return handle(request, response)
    headers['content-security-policy'] = contentSecurity() // Next.js takes the nonce of its own scripts from here
    response.setHeader('Content-Security-Policy', headers['content-security-policy'])
    response.setHeader('Cache-Control', 'private, no-store')
    response.once('close', () => {
      const ms = Math.round(performance.now() - startedAt)
      const cut = response.writableFinished ? undefined : true
      log.info({ requestId, method: request.method, path: path.slice(0, 200), status: response.statusCode, ms, cut })
    })
    if (!isReadable(path, request.url)) return refuse(request, response, 400, MALFORMED)
    admit(request, response, () => handle(request, response))
  }
}
