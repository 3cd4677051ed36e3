import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { spokenInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { useNow } from '../ui/present.client'

type Outage = { id: string; title: string; titleEn: string; current: boolean; expectedRestoreAt: string }

/** Stops that are on now: on every agent's screen before the first call about them. */
export function OutageBanner({ outages, locale, now }: { outages: Outage[]; locale: string; now: string }) {
  const t = useTranslations('shell')
  const present = useNow(now)
  const current = outages.filter((outage) => outage.current)
  if (current.length === 0) return null
  return (
    <div
      role="status"
      className="flex items-start gap-x-3 border-t border-line bg-near-soft px-4 py-1.5 text-sm text-near lg:px-6"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {current.map((outage) => (
          <span key={outage.id}>
            {locale === 'en' ? outage.titleEn : outage.title}
            <span className="ml-2">
              {t(outage.expectedRestoreAt < present.toISOString() ? 'restoreLate' : 'restoreBy', {
                time: spokenInstant(locale as Locale, new Date(outage.expectedRestoreAt), present),
              })}
            </span>
          </span>
        ))}
      </p>
    </div>
  )
}
