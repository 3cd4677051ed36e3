'use client'
import { MapPin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { JobDetail } from '@/lib/fieldwork/views'
import { mapLink } from './navigate-button.client'

/** A place off the address list as the caller told it, in their own words, and the point on the map, which the phone's own map opens without signal. */
export function ToldPlace({ job }: { job: JobDetail }) {
  const t = useTranslations('field')
  const { landmarks, position } = job
  if (!landmarks && !position) return null
  return (
    <div className="rounded bg-sunken px-3 py-2">
      <p className="text-sm text-ink-2">{t('toldPlace')}</p>
      {landmarks && (
        <p className="text-xl font-medium" data-testid="told-place">
          {landmarks}
        </p>
      )}
      {position && (
        <a
          href={mapLink(job)}
          className="-mb-1 inline-flex min-h-12 items-center gap-1.5 text-base text-accent underline"
        >
          <MapPin aria-hidden className="size-5" strokeWidth={1.75} />
          {t('mapPoint', { latitude: position.latitude.toFixed(5), longitude: position.longitude.toFixed(5) })}
        </a>
      )}
    </div>
  )
}
