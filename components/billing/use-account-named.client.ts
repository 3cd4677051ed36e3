'use client'
import { useEffect, useState } from 'react'
import type { CustomerHit } from '@/lib/accounts/views'

const WAIT_MS = 200
const SHORTEST = 3

/** Whose account a typed number is, looked up a moment after the last key; null: nobody's; undefined: not known yet. */
export function useAccountNamed(accountNo: string): Pick<CustomerHit, 'name' | 'address'> | null | undefined {
  const [found, setFound] = useState<{ of: string; hit: CustomerHit | null } | null>(null)
  useEffect(() => {
    if (accountNo.length < SHORTEST) return
    const stop = new AbortController()
    const read = async () => {
      const response = await fetch(`/api/search/customers?q=${encodeURIComponent(accountNo)}`, { signal: stop.signal })
      if (!response.ok) return
      const hits = (await response.json()) as CustomerHit[]
      setFound({ of: accountNo, hit: hits.find((one) => one.accountNo === accountNo) ?? null })
    }
    const timer = setTimeout(() => void read().catch(() => undefined), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [accountNo])
  return found?.of === accountNo ? found.hit : undefined
}
