import 'server-only'
import type { StaffContext } from './context'
import { env } from './env'
import { hears, onChange } from './live'

type Entry = { readAt: number; value: Promise<unknown> }
type Store = Map<string, Entry>

const shared = globalThis as typeof globalThis & { askOnceHeld?: Map<string, Store> }
const stores: Map<string, Store> = (shared.askOnceHeld ??= new Map())
const MOST = 2000
const FRESH_MS = 5000

function storeOf(orgId: string): Store {
  const known = stores.get(orgId)
  if (known) return known
  const store: Store = new Map()
  stores.set(orgId, store)
  onChange(orgId, () => store.clear())
  return store
}

/**
 * What many screens ask alike (counts, crews, names), read once and kept until anything of the company changes, five seconds at most.
 * The key must name everything the answer depends on, the asker's reach included. Without a live connection nothing is kept.
 */
export async function held<T>(ctx: StaffContext, key: string, read: () => Promise<T>): Promise<T> {
  if (ctx.inTransaction || env().NODE_ENV !== 'production') return read()
  const store = storeOf(ctx.actor.orgId)
  if (!hears()) return read()
  const entry = store.get(key)
  if (entry && Math.abs(ctx.now.getTime() - entry.readAt) < FRESH_MS) return entry.value as Promise<T>
  if (store.size >= MOST) store.clear()
  const value = read()
  store.set(key, { readAt: ctx.now.getTime(), value })
  value.catch(() => store.delete(key))
  return value
}
