'use client'
import { Navigation } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { touchTile } from './touch'

type Place = { place: string; landmarks: string; position: { latitude: number; longitude: number } | null }
type Props = Place & { className?: string }

/** The address of a point for the phone's own map, with its name; without a point, of what the place is called. */
export function mapLink({ place, landmarks, position }: Place): string {
  const at = position ? `${position.latitude},${position.longitude}` : '0,0'
  const name = place || landmarks
  return `geo:${at}?q=${encodeURIComponent(position ? `${at}(${name})` : name)}`
}

/** Opens the phone's own map at the point, or at the address when there is none; the address is copied as well. */
export function NavigateButton({ place, landmarks, position, className }: Props) {
  const t = useTranslations('field')
  async function copy() {
    try {
      await navigator.clipboard.writeText([place, landmarks].filter(Boolean).join('，'))
      toast(t('addressCopied'))
    } catch {
      // no clipboard here; the map opens all the same
    }
  }
  return (
    <a href={mapLink({ place, landmarks, position })} className={className ?? touchTile} onClick={() => void copy()}>
      <Navigation aria-hidden className="size-5" strokeWidth={1.75} />
      <span>{t('navigate')}</span>
    </a>
  )
}
