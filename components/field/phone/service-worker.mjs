// The field's service worker: the empty room and the program's files kept on the phone, nothing of any customer.
// Bundled by the build to public/sw.js; its scope is /field.
import { CacheFirst, CacheableResponsePlugin, ExpirationPlugin, Serwist } from 'serwist'

const PAGES = 'askonce-pages'
const STATIC = 'askonce-static'
const ROOM = '/field/offline'
const PATIENCE_MS = 5000
const FRESH_MS = 10 * 60_000
const OURS = /\/_next\/static\//

let roomAt = 0

async function addAll(paths) {
  const cache = await caches.open(STATIC)
  for (const path of paths) {
    if (await cache.match(path)) continue
    const response = await fetch(path).catch(() => null)
    if (response?.ok) await cache.put(path, response)
  }
}

/** Fetches the empty room anew, with every file of the program it names. A page that leads elsewhere (signed out) is not it. */
async function keepRoom() {
  if (Date.now() - roomAt < FRESH_MS && (await caches.match(ROOM, { cacheName: PAGES }))) return // gone when somebody left
  const response = await fetch(ROOM, { credentials: 'same-origin' }).catch(() => null)
  if (!response?.ok || response.redirected) return
  const html = await response.clone().text()
  const named = html.match(/(?:\/_next\/)?static\/[\w./~-]+\.(?:js|css|woff2)(?:\?dpl=[\w-]+)?/g) ?? []
  await addAll(new Set(named.map((path) => (path.startsWith('/') ? path : `/_next/${path}`))))
  await (await caches.open(PAGES)).put(ROOM, response)
  roomAt = Date.now()
}

async function page({ request, event }) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (response.status < 500) {
      if (response.ok) event.waitUntil(keepRoom().catch(() => {}))
      return response
    }
  } catch {
    // no signal, or hardly any
  }
  return (await (await caches.open(PAGES)).match(ROOM)) ?? Response.error()
}

const serwist = new Serwist({
  skipWaiting: true,
  clientsClaim: true,
  runtimeCaching: [
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && /^\/field(\/|$)/.test(url.pathname),
      handler: page,
    },
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && OURS.test(url.pathname),
      handler: new CacheFirst({
        cacheName: STATIC,
        plugins: [
          new CacheableResponsePlugin({ statuses: [200] }),
          new ExpirationPlugin({ maxEntries: 500, purgeOnQuotaError: true }),
        ],
      }),
    },
  ],
})
serwist.addEventListeners()

/** The page tells what it has loaded before this worker stood between it and the network. */
self.addEventListener('message', (event) => {
  if (event.data?.type !== 'keep-room') return
  const loaded = (event.data.loaded ?? []).filter((path) => OURS.test(path))
  event.waitUntil(
    keepRoom()
      .then(() => addAll(loaded))
      .then(() => event.source?.postMessage({ type: 'room-kept' }))
      .catch(() => {}),
  )
})
