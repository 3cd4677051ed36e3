import 'server-only'
import pg from 'pg'
import { env } from './env'
import { logger } from './logger'

type Listener = (subject: string, id: string) => void
type Hub = { client: pg.Client | null; listeners: Map<string, Set<Listener>>; connecting: boolean }

const shared = globalThis as typeof globalThis & { askOnceHub?: Hub }
const hub: Hub = (shared.askOnceHub ??= { client: null, listeners: new Map(), connecting: false })
const RETRY_MS = 2000

function deliver(payload: string | undefined): void {
  const [orgId = '', subject = '', id = ''] = payload?.split(' ') ?? []
  for (const listener of hub.listeners.get(orgId) ?? []) listener(subject, id)
}

function reconnect(): void {
  hub.client = null
  hub.connecting = false
  if (hub.listeners.size > 0) setTimeout(() => void connect(), RETRY_MS)
}

/** One listening connection per process, opened when the first screen asks, opened again when it falls. */
async function connect(): Promise<void> {
  if (hub.client || hub.connecting) return
  hub.connecting = true
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    options: '-c role=askonce_app',
    application_name: 'askonce-live',
  })
  client.on('error', (err) => {
    logger().warn({ err }, 'live connection lost')
    reconnect()
  })
  client.on('notification', (message) => deliver(message.payload))
  try {
    await client.connect()
    await client.query('LISTEN askonce')
    hub.client = client
    hub.connecting = false
  } catch (err) {
    logger().warn({ err }, 'live connection refused')
    reconnect()
  }
}

/** Whether changes are heard at this moment. */
export const hears = () => hub.client !== null

/** Calls back whenever something of the company changes; returns the way to stop. */
export function onChange(orgId: string, listener: Listener): () => void {
  const listeners = hub.listeners.get(orgId) ?? new Set()
  listeners.add(listener)
  hub.listeners.set(orgId, listeners)
  void connect()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) hub.listeners.delete(orgId)
  }
}
