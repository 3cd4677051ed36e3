'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { boardFor } from '@/lib/fieldwork/rules/board-time'
import type { Span } from '@/lib/units/rules/crews'

/** The board moves with a coming appointment set outside it; turned by hand it stays where it is until the appointment changes. */
export function useBoardFollows(board: Span, slot: Span | null, now: number): void {
  const router = useRouter()
  const follow = useEffectEvent(() => {
    const from = slot && slot.to > now ? boardFor(board, slot) : null
    if (from === null) return
    const search = new URLSearchParams(window.location.search) // what is chosen stays chosen
    search.set('from', String(from))
    router.replace(`${window.location.pathname}?${search.toString()}`, { scroll: false })
  })
  useEffect(() => follow(), [slot?.from, slot?.to])
}
