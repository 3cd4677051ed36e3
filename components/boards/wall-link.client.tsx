'use client'
import { Maximize2, Minimize2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Onto the wall and back; Esc comes back too. */
export function WallLink({ wall }: { wall: boolean }) {
  const t = useTranslations('boards.management')
  const router = useRouter()
  useEffect(() => {
    if (!wall) return
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') router.push('/management')
    }
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [wall, router])
  const Icon = wall ? Minimize2 : Maximize2
  return (
    <Link
      href={wall ? '/management' : '/management?wall=1'}
      prefetch={false}
      className="inline-flex h-8 items-center gap-1.5 rounded px-2 text-ink-2 hover:bg-sunken hover:text-ink"
    >
      <Icon aria-hidden className="size-4" />
      {t(wall ? 'leaveWall' : 'wall')}
    </Link>
  )
}
