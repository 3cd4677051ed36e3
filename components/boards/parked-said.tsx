import { useTranslations } from 'next-intl'
import type { ParkedView } from '@/lib/fieldwork/views'

/** Codes among what was written on site and the list of words each belongs to. */
const LISTS: Record<string, string> = {
  outcome: 'outcome',
  decision: 'decision',
  customerSign: 'sign',
  responsibility: 'side',
  charge: 'charge',
  subject: 'photoOf',
  kind: 'reading',
  place: 'room',
  reason: 'returnReason',
}

/** What was written on site, its codes in words. */
export function ParkedSaid({ item }: { item: ParkedView }) {
  const t = useTranslations('lists.parked')
  const words = useTranslations('words')
  const known = item.said.filter(({ field }) => t.has(`field.${field}`))
  if (known.length === 0) return null
  return (
    <p>
      {known
        .map(({ field, text }) => {
          const code = `${LISTS[field]}.${text}`
          return `${t(`field.${field}`)} ${LISTS[field] && words.has(code) ? words(code) : text}`
        })
        .join(' · ')}
    </p>
  )
}
