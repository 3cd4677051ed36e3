const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a mutation's request came from our own pages: Origin must be the configured public one, whatever forwarding headers say. */
export function isOwnOrigin(publicUrl: string, origin: string | null, fetchSite: string | null): boolean {
  if (!origin || (fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none')) return false
  const expected = new URL(publicUrl)
  if (!URL.canParse(origin)) return false
  const given = new URL(origin)
  if (given.origin === expected.origin) return true
  return LOOPBACK.has(given.hostname) && LOOPBACK.has(expected.hostname) && given.port === expected.port
}
