'use client'
import { useEffect, useState } from 'react'
import { phonePartOf } from '@/lib/accounts/rules/search-shape'
import type { CustomerHit } from '@/lib/accounts/views'
import { askCustomers } from '../ui/ask-customers.client'
import type { FindByPart } from './call-actions'

const WAIT_MS = 150

type Answered = { to: string; hits: CustomerHit[]; part?: 'asked' | 'too-often' }
/** Digits within a number: `possible` to ask for by Enter, which is on record; `asked`, and answered by the hits; asked `too-often`. */
export type PartState = 'possible' | 'asked' | 'too-often' | null

/**
 * The customers a typed text may mean, asked for a moment after the last key; the answer to an older text is dropped. `hits` null: nothing
 * answered yet; `isPending`: what stands there answers an older text.
 */
export function useCustomerHits(query: string, closed: boolean, findByPart: FindByPart) {
  const [answered, setAnswered] = useState<Answered | null>(null)
  useEffect(() => {
    if (closed || query.trim().length < 2) return
    return askCustomers(query, WAIT_MS, (hits) => setAnswered({ to: query, hits }))
  }, [query, closed])
  const digits = phonePartOf(query)
  const isPending = answered?.to !== query
  const part: PartState = isPending
    ? null
    : (answered.part ?? (digits && answered.hits.length === 0 ? 'possible' : null))
  function askPart() {
    if (!digits) return
    void findByPart({ digits })
      .then((said) => {
        if (said.ok) setAnswered({ to: query, hits: said.data.hits, part: 'asked' })
        else setAnswered({ to: query, hits: [], part: 'too-often' })
      })
      .catch(() => undefined) // nobody answered: what stands there stays, and Enter asks again
  }
  return { hits: answered?.hits ?? null, isPending, part, askPart, forget: () => setAnswered(null) }
}
