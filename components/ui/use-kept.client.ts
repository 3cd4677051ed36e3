'use client'
import { useCallback, useSyncExternalStore } from 'react'

type Where = 'session' | 'local'
const held = new Map<string, object>()
const listeners = new Set<() => void>()

const storeOf = (where: Where) => (where === 'local' ? window.localStorage : window.sessionStorage)

function readKept<T extends object>(key: string, empty: T, where: Where): T {
  const known = held.get(key)
  if (known) return known as T
  let value = empty
  try {
    value = { ...empty, ...(JSON.parse(storeOf(where).getItem(key) ?? '{}') as Partial<T>) }
  } catch {
    // unreadable or forbidden storage: the form begins empty
  }
  held.set(key, value)
  return value
}

function writeKept(key: string, value: object | null, where: Where): void {
  if (value) held.set(key, value)
  else held.delete(key)
  try {
    if (value) storeOf(where).setItem(key, JSON.stringify(value))
    else storeOf(where).removeItem(key)
  } catch {
    // storage is full or forbidden: the text still stands on the screen
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A form whose text survives a reload on this device. `empty` must be a constant. */
export function useKept<T extends object>(key: string, empty: T, where: Where = 'session') {
  const value = useSyncExternalStore(
    subscribe,
    () => readKept(key, empty, where),
    () => empty,
  )
  const change = useCallback(
    (part: Partial<T>) => writeKept(key, { ...readKept(key, empty, where), ...part }, where),
    [key, empty, where],
  )
  const forget = useCallback(() => writeKept(key, null, where), [key, where])
  return { value, change, forget }
}
