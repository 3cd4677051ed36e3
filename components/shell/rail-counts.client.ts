'use client'
import { useSyncExternalStore } from 'react'

/** What an open screen knows better than the server did when the rail was drawn: a phone's own count of its jobs. */
let known: Record<string, number | undefined> = {}
const listeners = new Set<() => void>()

/** Says a count of the rail; undefined leaves it to the server again. */
export function sayCount(name: string, count: number | undefined): void {
  if (known[name] === count) return
  known = { ...known, [name]: count }
  for (const listener of listeners) listener()
}

const NOTHING: typeof known = {}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The counts said by screens. */
export const useSaidCounts = () =>
  useSyncExternalStore(
    subscribe,
    () => known,
    () => NOTHING,
  )
