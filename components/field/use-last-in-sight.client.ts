'use client'
import { useEffect, useRef } from 'react'

/** The last one said stays in sight: the form under it closes, and what follows would jump past the reader. */
export function useLastInSight(count: number) {
  const last = useRef<HTMLDivElement>(null)
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) last.current?.scrollIntoView({ block: 'center' })
    before.current = count
  }, [count])
  return last
}
