'use client'
import type { CustomerHit } from '@/lib/accounts/views'

/** Asks which customers a text may mean, a moment after the last key; the act it returns calls it off. Where nobody answers nothing is said. */
export function askCustomers(text: string, waitMs: number, answer: (hits: CustomerHit[]) => void): () => void {
  const stop = new AbortController()
  const read = async () => {
    const response = await fetch(`/api/search/customers?q=${encodeURIComponent(text)}`, { signal: stop.signal })
    if (response.ok) answer((await response.json()) as CustomerHit[])
  }
  const timer = setTimeout(() => void read().catch(() => undefined), waitMs)
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}
