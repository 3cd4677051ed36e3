'use client'
import { createContext, use, useEffect, useState } from 'react'

/** The last present the server told and how long this page had run by then: a machine's own clock may be wrong, or be set while it runs. */
let told = { at: 0, ranMs: 0 }

/** A page gone back to tells an earlier present; the later one is believed. */
function hear(now: string): void {
  const at = Date.parse(now)
  if (at > told.at) told = { at, ranMs: performance.now() }
}

/** The server's present, moved on by what has passed here; this machine's own while none was told. */
export const present = (): Date => (told.at ? new Date(told.at + performance.now() - told.ranMs) : new Date())

/** The server's present as the frame around a page was drawn with it, for what is told none of its own. */
export const FramePresent = createContext('')

/** Where a phone without a line keeps the time itself, its present for everything within. */
export const OwnPresent = createContext<string | null>(null)

const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer for all the times on a screen. */
function watch(tick: () => void): () => void {
  watchers.add(tick)
  timer ??= setInterval(() => watchers.forEach((each) => each()), 30_000)
  return () => {
    watchers.delete(tick)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The present, moved on every half minute; the server's own on the first paint. */
export function useNow(initial: string): Date {
  const own = use(OwnPresent)
  const [now, setNow] = useState(() => (initial ? new Date(initial) : new Date()))
  useEffect(() => {
    if (own !== null) return
    hear(initial)
    const tick = () => setNow(present())
    tick()
    return watch(tick)
  }, [initial, own])
  return own === null ? now : new Date(own || initial)
}
