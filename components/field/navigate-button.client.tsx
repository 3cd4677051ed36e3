'use client'
import { Navigation } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { touchTile } from './touch'

type Props = {
  place: string
  landmarks: string
  position: { latitude: number; longitude: number } | null
  className?: string
}

/** Opens the phone's own map at the point, or at the address when there is none; the address is copied as well. */
export function NavigateButton({ place, landmarks, position, className }: Props) {
  const t = useTranslations('field')
  const at = position ? `${position.latitude},${position.longitude}` : '0,0'
  const name = place || landmarks
  const query = position ? `${at}(${name})` : name
  async function copy() {
    try {
      await navigator.clipboard.writeText([place, landmarks].filter(Boolean).join('，'))
      toast(t('addressCopied'))
    } catch {
      // no clipboard here; the map opens all the same
    }
  }
  return (
    <a href={`geo:${at}?q=${encodeURIComponent(query)}`} className={className ?? touchTile} onClick={() => void copy()}>
      <Navigation aria-hidden className="size-5" strokeWidth={1.75} />
      <span>{t('navigate')}</span>
    </a>
  )
}
