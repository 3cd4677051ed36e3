'use client'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { phone, usePhone } from './phone-state.client'
import { fetchKept, keep } from './vault.client'

const held = new Map<string, object>()
const listeners = new Set<() => void>()
const tell = () => listeners.forEach((listener) => listener())
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const waiting = new Map<string, ReturnType<typeof setTimeout>>()
const PAUSE_MS = 250

/** Seals what is typed a moment after the last key. */
function store(name: string, value: object | null): void {
  clearTimeout(waiting.get(name))
  const write = () => {
    waiting.delete(name)
    const { person } = phone()
    if (person) void keep(person, [{ name: `draft/${name}`, value }]).catch(() => {})
  }
  if (value) waiting.set(name, setTimeout(write, PAUSE_MS))
  else write()
}

/** A form whose text survives a dead phone, sealed like everything else on it. `empty` must be a constant. */
export function useDraft<T extends object>(name: string, empty: T) {
  const { person, ready } = usePhone()
  const read = () => (held.get(name) as T | undefined) ?? empty
  const value = useSyncExternalStore(subscribe, read, () => empty)
  useEffect(() => {
    if (!ready || !person || held.has(name)) return
    void fetchKept<T>(person, `draft/${name}`).then(
      (kept) => {
        if (!kept || held.has(name)) return
        held.set(name, { ...empty, ...kept })
        tell()
      },
      () => {},
    )
  }, [name, empty, person, ready])
  const change = useCallback(
    (part: Partial<T>) => {
      const next = { ...((held.get(name) as T | undefined) ?? empty), ...part }
      held.set(name, next)
      store(name, next)
      tell()
    },
    [name, empty],
  )
  const forget = useCallback(() => {
    held.delete(name)
    store(name, null)
    tell()
  }, [name])
  return { value, change, forget }
}
