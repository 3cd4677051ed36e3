'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { CommitmentView } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { MakePromiseForm } from './make-promise-form.client'
import type { PromiseActions } from './promise-actions'
import { PromiseLine } from './promise-line.client'

type Props = {
  ticketNo: string
  contactName: string
  commitments: CommitmentView[]
  canPromise: boolean
  now: string
  locale: 'zh-CN' | 'en'
  actions: PromiseActions
}

/** What was promised, by when, whose; kept, broken, or moved with the customer told before the time passes. */
export function CommitmentPanel({ ticketNo, contactName, commitments, canPromise, now, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title={t('commitments')}
      id="commitments"
      aside={
        canPromise && (
          <Button look="plain" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {t('promise')}
          </Button>
        )
      }
    >
      {commitments.length === 0 && !adding && <p className="text-ink-3">{t('noCommitments')}</p>}
      <ul className="space-y-2">
        {commitments.map((promise) => (
          <PromiseLine key={promise.id} {...{ promise, canPromise, now, locale, actions }} />
        ))}
      </ul>
      {adding && (
        <MakePromiseForm
          ticketNo={ticketNo}
          toWhom={contactName}
          make={actions.makeCommitmentAction}
          done={() => setAdding(false)}
        />
      )}
    </Panel>
  )
}
