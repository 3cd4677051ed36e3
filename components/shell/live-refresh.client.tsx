'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const QUIET_MS = 800

/** Keeps an open screen current: reads it again when something on it changed, never while nobody looks. Typed text stays. */
export function LiveRefresh({ ticketId }: { ticketId?: string }) {
  const router = useRouter()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let missed = false
    const refresh = () => {
      timer = undefined
      if (document.hidden) missed = true
      else router.refresh()
    }
    const source = new EventSource(ticketId ? `/api/live?ticket=${ticketId}` : '/api/live')
    source.onmessage = () => {
      timer ??= setTimeout(refresh, QUIET_MS)
    }
    const seen = () => {
      if (!document.hidden && missed) {
        missed = false
        router.refresh()
      }
    }
    document.addEventListener('visibilitychange', seen)
    return () => {
      source.close()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [router, ticketId])
  return null
}
