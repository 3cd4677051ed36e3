'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import type { CustomerHit } from '@/lib/accounts/views'

const WAIT_MS = 150

/** The customers a typed text may mean, asked for a moment after the last key; the answer to an older text is dropped. `hits` null: nothing answered yet; `isPending`: what stands there answers an older text. */
export function useCustomerHits(query: string, closed: boolean, onAnswer: (hits: CustomerHit[]) => void) {
  const [answered, setAnswered] = useState<{ to: string; hits: CustomerHit[] } | null>(null)
  const answer = useEffectEvent((hits: CustomerHit[]) => {
    setAnswered({ to: query, hits })
    onAnswer(hits)
  })
  useEffect(() => {
    if (closed || query.trim().length < 2) return
    const stop = new AbortController()
    const read = async () => {
      const response = await fetch(`/api/search/customers?q=${encodeURIComponent(query)}`, {
        signal: stop.signal,
      }).catch(() => null)
      if (response?.ok) answer((await response.json()) as CustomerHit[])
    }
    const timer = setTimeout(() => void read().catch(() => undefined), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [query, closed])
  return { hits: answered?.hits ?? null, isPending: answered?.to !== query, forget: () => setAnswered(null) }
}
