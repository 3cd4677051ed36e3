import { useTranslations } from 'next-intl'
import type { ParkedView } from '@/lib/fieldwork/views'
import { FoldedStrip } from './folded-strip'
import { ParkedRow, type Settle } from './parked-row.client'

/** What phones sent and nobody could carry out: as it was written, with why, waiting for a decision. */
export function ParkedList({ parked, now, settle }: { parked: ParkedView[]; now: string; settle: Settle }) {
  const t = useTranslations('lists.parked')
  return (
    <FoldedStrip id="parked" title={t('title')} count={parked.length}>
      <p className="my-2 text-sm text-ink-2">{t('note')}</p>
      <ul className="divide-y divide-line">
        {parked.map((item) => (
          <ParkedRow key={item.id} item={item} now={now} settle={settle} />
        ))}
      </ul>
    </FoldedStrip>
  )
}
