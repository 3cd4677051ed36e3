'use client'
import { useEffect, useState } from 'react'
import type { CustomerHit } from '@/lib/accounts/views'
import { askCustomers } from '../ui/ask-customers.client'

const WAIT_MS = 200
const SHORTEST = 3

/** Whose account a typed number is, looked up a moment after the last key; null: nobody's; undefined: not known yet. */
export function useAccountNamed(accountNo: string): Pick<CustomerHit, 'name' | 'address'> | null | undefined {
  const [found, setFound] = useState<{ of: string; hit: CustomerHit | null } | null>(null)
  useEffect(() => {
    if (accountNo.length < SHORTEST) return
    return askCustomers(accountNo, WAIT_MS, (hits) =>
      setFound({ of: accountNo, hit: hits.find((one) => one.accountNo === accountNo) ?? null }),
    )
  }, [accountNo])
  return found?.of === accountNo ? found.hit : undefined
}
