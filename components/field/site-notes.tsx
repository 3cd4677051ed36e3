import { TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { SiteNotes } from '@/lib/fieldwork/views'

/** Warnings and known defects of the place, above everything else. */
export function SiteNotesBox({ site }: { site: SiteNotes }) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const en = useLocale() === 'en'
  if (site.flags.length === 0 && site.defects.length === 0) return null
  return (
    <div className="space-y-2">
      {site.flags.map((flag) => {
        const danger = flag.kind === 'safety'
        return (
          <p
            key={flag.id}
            className={
              danger
                ? 'flex gap-2 rounded bg-over-soft px-3 py-2 text-over'
                : 'flex gap-2 rounded bg-near-soft px-3 py-2 text-near'
            }
          >
            <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
            <span>
              <strong>{words(`flag.${flag.kind}`)}</strong>
              <span className="block">{en ? flag.noteEn : flag.note}</span>
            </span>
          </p>
        )
      })}
      {site.defects.map((defect) => (
        <p key={defect.id} className="flex gap-2 rounded bg-near-soft px-3 py-2 text-near">
          <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
          <span>
            <strong>{t('defect', { title: en ? defect.titleEn : defect.title })}</strong>
            <span className="block">{en ? defect.detailEn : defect.detail}</span>
          </span>
        </p>
      ))}
    </div>
  )
}
