'use client'
import { useTranslations, useLocale } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import type { z } from 'zod'
import type { SettleParkedInput } from '@/lib/fieldwork/inputs'
import type { ParkedView } from '@/lib/fieldwork/views'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useParkedWhy } from '../ui/use-parked-why.client'
import { useVerb } from '../ui/use-verb.client'
import { ParkedSaid } from './parked-said'

export type Settle = (input: z.input<typeof SettleParkedInput>) => Promise<ActionState<{ commandId: string }>>

/** One thing a phone sent, and what is decided about it. */
export function ParkedRow({ item, now, settle }: { item: ParkedView; now: string; settle: Settle }) {
  const t = useTranslations('lists.parked')
  const words = useTranslations('words')
  const fieldText = useFieldText()
  const en = useLocale() === 'en'
  const [reason, setReason] = useState('')
  const verb = useVerb(settle)
  const decide = (decision: 'noted' | 'discarded') => void verb.run({ commandId: item.id, decision, reason })
  const why = useParkedWhy()(item.why)
  return (
    <li className="space-y-1.5 py-3 first:pt-0" data-testid="parked">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong>{words(`fieldCommand.${words.has(`fieldCommand.${item.kind}`) ? item.kind : 'other'}`)}</strong>
        <StateChip tone="near">{why}</StateChip>
        <span className="text-ink-2">
          {item.orderNo}
          {item.ticketNo && (
            <>
              {' · '}
              <Link href={`/tickets/${item.ticketNo}`} prefetch={false} className="text-accent underline">
                {item.ticketNo}
              </Link>
            </>
          )}
          {item.place && ` · ${item.place}`}
        </span>
      </p>
      <ParkedSaid item={item} />
      <p className="text-sm text-ink-2">
        {en ? item.by.nameEn : item.by.name} · {t('at')} <TimeText at={item.happenedAt} now={now} /> (
        {t(item.clock === 'verified' ? 'verified' : 'claimed')}) · {t('received')}{' '}
        <TimeText at={item.receivedAt} now={now} />
        {item.fileId && (
          <>
            {' · '}
            <a href={`/api/files/${item.fileId}`} className="text-accent underline">
              {t('photo')}
            </a>
          </>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <input
          aria-label={t('reason')}
          className="h-9 min-w-60 flex-1 rounded border border-line-strong bg-surface px-2 aria-[invalid=true]:border-over"
          placeholder={t('reasonHint')}
          maxLength={200}
          value={reason}
          aria-invalid={!!verb.fields.reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button disabled={verb.pending} onClick={() => decide('noted')}>
          {t('noted')}
        </Button>
        <Button disabled={verb.pending} onClick={() => decide('discarded')}>
          {t('discarded')}
        </Button>
      </div>
      {verb.fields.reason && <p className="text-sm text-over">{fieldText(verb.fields.reason)}</p>}
      <RefusalNote state={verb.state} />
    </li>
  )
}
