'use client'
import { useEffect, useState } from 'react'
import type { CustomerHit } from '@/lib/accounts/views'

const WAIT_MS = 150

/** The customers a typed text may mean, asked for a moment after the last key; the answer to an older text is dropped. `null`: nothing answered yet. */
export function useCustomerHits(query: string, closed: boolean) {
  const [hits, setHits] = useState<CustomerHit[] | null>(null)
  useEffect(() => {
    if (closed || query.trim().length < 2) return
    const stop = new AbortController()
    const read = async () => {
      const response = await fetch(`/api/search/customers?q=${encodeURIComponent(query)}`, {
        signal: stop.signal,
      }).catch(() => null)
      if (response?.ok) setHits((await response.json()) as CustomerHit[])
    }
    const timer = setTimeout(() => void read().catch(() => undefined), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [query, closed])
  return [hits, setHits] as const
}
