import { useTranslations } from 'next-intl'
import type { ParkedView } from '@/lib/fieldwork/views'
import { ParkedRow, type Settle } from './parked-row.client'

/** What phones sent and nobody could carry out: as it was written, with why, waiting for a decision. One line until it is pressed: the queue below is what dispatching is about. */
export function ParkedList({ parked, now, settle }: { parked: ParkedView[]; now: string; settle: Settle }) {
  const t = useTranslations('lists.parked')
  return (
    <details id="parked" className="mb-4 border-t border-line pt-1">
      <summary className="flex min-h-8 items-center gap-2 text-sm font-medium text-near">
        {t('title')}
        <span className="rounded-full bg-near-soft px-1.5 text-xs">{parked.length}</span>
        <span className="font-normal text-accent">{t('show')}</span>
      </summary>
      <p className="my-2 text-sm text-ink-2">{t('note')}</p>
      <ul className="divide-y divide-line">
        {parked.map((item) => (
          <ParkedRow key={item.id} item={item} now={now} settle={settle} />
        ))}
      </ul>
    </details>
  )
}
