'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import type { ReturnToReview } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { nameIn } from '../ui/named'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { TimeText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'

export type Review = (input: {
  dispatchId: string
  requestKey: string
  verdict: 'justified' | 'unjustified'
  note: string
}) => Promise<ActionState<{ dispatchId: string }>>

function Row({ row, review, now }: { row: ReturnToReview; review: Review; now: string }) {
  const t = useTranslations('lists.dispatch')
  const words = useTranslations('words')
  const locale = useLocale()
  const router = useRouter()
  const [note, setNote] = useState('')
  const verb = useVerb(review, () => router.refresh())
  const judge = (verdict: 'justified' | 'unjustified') =>
    void verb.run({ dispatchId: row.dispatchId, verdict, note: verdict === 'unjustified' ? note : '' })
  const reason = words.has(`returnReason.${row.reason}`) ? words(`returnReason.${row.reason}`) : row.reason
  return (
    <li className="space-y-1 py-2" data-testid="return">
      <p>
        {t('reviewOf', { unit: row.unit ? nameIn(locale, row.unit) : '', reason })}
        {row.objection && <span className="ml-1 text-xs font-medium text-near">{t('objects')}</span>}
      </p>
      <p className="text-sm text-ink-2">{row.note}</p>
      <p className="text-xs text-ink-3">
        <Link
          href={`/tickets/${row.ticketNo}`}
          prefetch={false}
          className="text-accent underline decoration-1 underline-offset-2"
        >
          {row.ticketNo}
        </Link>{' '}
        · <TimeText at={row.at} now={now} />
      </p>
      <div className="flex items-center gap-1">
        <Button look="plain" disabled={verb.pending} onClick={() => judge('justified')}>
          {t('justified')}
        </Button>
        <input
          aria-label={t('reviewNote')}
          placeholder={t('reviewNote')}
          maxLength={200}
          className={`${inputClass} min-w-0 flex-1`}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button look="plain" disabled={verb.pending} onClick={() => judge('unjustified')}>
          {t('unjustified')}
        </Button>
      </div>
      <RefusalNote state={verb.state} />
    </li>
  )
}

/** What units sent back and nobody has judged: with reason or without, counted for the unit. */
export function ReviewList({ rows, review, now }: { rows: ReturnToReview[]; review: Review; now: string }) {
  const t = useTranslations('lists.dispatch')
  return (
    <Panel id="reviews" title={t('review')} aside={<span className="text-sm text-ink-3">{rows.length}</span>}>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <Row key={row.dispatchId} row={row} review={review} now={now} />
        ))}
      </ul>
    </Panel>
  )
}
