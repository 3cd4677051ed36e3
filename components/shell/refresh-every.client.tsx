'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page again every so often while something on it is under way; never while nobody looks. */
export function RefreshEvery({ ms }: { ms: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh()
    }, ms)
    return () => clearInterval(timer)
  }, [router, ms])
  return null
}
