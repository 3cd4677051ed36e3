'use client'
import { useEffect, useState } from 'react'
import type { AccountContext, Place } from '@/lib/accounts/views'
import type { CrewVisit, RepeatView, VisitView } from '@/lib/fieldwork/views'
import { isTied } from '@/lib/tickets/rules/joining'
import type { EarlierTicket, KnownMatter, Likely } from '@/lib/tickets/views'
import type { Call } from './call-state'

export type OutageHere = {
  id: string
  title: string
  titleEn: string
  reason: string
  reasonEn: string
  expectedRestoreAt: string
  current: boolean
}
export type CallContext = {
  account: AccountContext | null
  place: Place | null
  /** what was found and is not meant */
  denied: Place | null
  likely: Likely[]
  known: KnownMatter | null
  earlier: EarlierTicket[]
  visits: VisitView[]
  /** who came, when the call is a complaint */
  crews: Omit<CrewVisit, 'byId'>[]
  repeats: RepeatView[]
  outages: OutageHere[]
  proposal: { unitId: string; crewId: string | null; reason: string } | null
}

/** The ticket the key joins: the likeliest that more than its area ties to this call. */
export const joinedByKey = ({ likely }: CallContext) => likely.find(({ reasons }) => isTied(reasons))

const NOTHING: CallContext = {
  account: null,
  place: null,
  denied: null,
  likely: [],
  known: null,
  earlier: [],
  visits: [],
  crews: [],
  repeats: [],
  outages: [],
  proposal: null,
}
const WAIT_MS = 200

/** What is known about this call, read again whenever who, where or what changes. */
export function useCallContext(call: Call): { context: CallContext; loading: boolean } {
  const [context, setContext] = useState<CallContext>(NOTHING)
  const [loading, setLoading] = useState(false)
  const query = new URLSearchParams({
    agreementId: call.agreementId ?? '',
    caller: call.callerPhone ?? '',
    kind: call.kind ?? '',
    service: call.service ?? '',
    elsewhere: call.faultElsewhere ? '1' : '',
    place: call.faultAddress ?? '',
    near: call.nearPremiseId ?? '',
    not: call.notHereId ?? '',
    words: `${call.faultAddress ?? ''} ${call.landmarks ?? ''}`.trim(),
  }).toString()
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      setLoading(true)
      const response = await fetch(`/api/search/call?${query}`, { signal: stop.signal }).catch(() => null)
      if (response?.ok) setContext((await response.json()) as CallContext)
      if (!stop.signal.aborted) setLoading(false)
    }
    const timer = setTimeout(() => void read().catch(() => undefined), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [query])
  return { context, loading }
}
