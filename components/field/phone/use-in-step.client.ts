'use client'
import { useEffect } from 'react'
import type { FieldDay } from '@/lib/fieldwork/views'
import { isOurs } from './here.client'
import { openPhone, setPhone } from './phone-state.client'
import { sendNow, sendSoon } from './send.client'
import { whenLeft } from './vault.client'

const QUIET_MS = 800

/** Lets the phone keep the empty room and the program, so that it opens in a cellar. */
async function keepRoom(): Promise<void> {
  if (!navigator.serviceWorker) return
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ type?: string }>) => {
    if (event.data?.type === 'room-kept') document.documentElement.dataset.room = 'kept'
  })
  try {
    await navigator.serviceWorker.register('/sw.js', { scope: '/field' })
    const { active } = await navigator.serviceWorker.ready
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname + new URL(name).search)
    active?.postMessage({ type: 'keep-room', loaded })
  } catch {
    // a browser without service workers still keeps what is put down while the page is open
  }
}

/** Reads what the phone holds, and keeps it in step with the server whenever there is one. */
export function useInStep(first: FieldDay | null): void {
  useEffect(() => {
    const opened = openPhone(first)
    void opened.then(sendSoon)
    void opened.catch(() => {}).then(keepRoom) // whoever was here before takes their room away first
  }, [first])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const seen = async () => {
      if (!document.hidden && (await isOurs())) sendNow()
    }
    const look = () => void seen()
    const stopHearing = whenLeft(() => void isOurs())
    const source = new EventSource('/api/live')
    source.onmessage = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        if (!document.hidden) sendSoon()
      }, QUIET_MS)
    }
    const lost = () => setPhone({ reachable: false })
    window.addEventListener('online', sendNow)
    window.addEventListener('offline', lost)
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pageshow', look)
    return () => {
      source.close()
      clearTimeout(timer)
      window.removeEventListener('online', sendNow)
      window.removeEventListener('offline', lost)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pageshow', look)
      stopHearing()
    }
  }, [])
}
