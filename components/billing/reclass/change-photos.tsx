import { useTranslations } from 'next-intl'
import type { ClassChangeView } from '@/lib/billing/views'
import { Panel } from '../../ui/panel'

/** What was photographed on the spot. */
export function ChangePhotos({ change }: { change: ClassChangeView }) {
  const t = useTranslations('billing.reclass')
  if (change.photos.length === 0) return null
  return (
    <Panel title={t('photos')} id="photos">
      <ul className="flex flex-wrap gap-2">
        {change.photos.map((id, i) => (
          <li key={id}>
            <a href={`/api/reclass/${change.no}/photos/${id}`}>
              <img
                src={`/api/reclass/${change.no}/photos/${id}`}
                alt={t('photo', { n: i + 1 })}
                className="h-40 w-auto rounded border border-line object-cover"
              />
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
