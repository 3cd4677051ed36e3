'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { spokenInstant } from '@/lib/i18n/format'
import type { CommitmentView } from '@/lib/tickets/views'
import { TellForm } from '../boards/tell-form.client'
import { Button } from '../ui/button'
import { nameIn } from '../ui/named'
import { RefusalNote } from '../ui/refusal-note.client'
import { StateChip, type Tone } from '../ui/state-chip'
import { DueText, TimeText } from '../ui/time-text.client'
import { useVerb } from '../ui/use-verb.client'
import { MovePromiseForm } from './move-promise-form.client'
import type { PromiseActions } from './promise-actions'

const TONE: Record<string, Tone> = { open: 'run', kept: 'kept', broken: 'over', replaced: 'wait' }

type Props = {
  promise: CommitmentView
  canPromise: boolean
  now: string
  locale: 'zh-CN' | 'en'
  actions: PromiseActions
}

/** One promise: what, by when, whose; kept, moved, or the customer told that it slips. */
export function PromiseLine({ promise, canPromise, now, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const router = useRouter()
  const [moving, setMoving] = useState(false)
  const keep = useVerb(actions.keepCommitmentAction)
  const open = promise.state === 'open'
  const toTell = promise.tellBy && !promise.customerTold && (open || promise.state === 'broken')
  return (
    <li>
      <p>
        {promise.what}{' '}
        <StateChip tone={open && promise.warned ? 'near' : (TONE[promise.state] ?? 'wait')}>
          {t(`promiseState.${promise.state}`)}
        </StateChip>
      </p>
      <p className="text-sm text-ink-2">
        <TimeText at={promise.dueAt} now={now} /> {open && <DueText at={promise.dueAt} now={now} />} ·{' '}
        {nameIn(locale, promise.owner)} → {promise.toWhom}
      </p>
      {open && canPromise && (
        <div className="flex flex-wrap gap-1">
          <Button look="plain" disabled={keep.pending} onClick={() => void keep.run({ commitmentId: promise.id })}>
            {t('promiseKept')}
          </Button>
          <Button look="plain" aria-expanded={moving} onClick={() => setMoving(!moving)}>
            {t('promiseMove')}
          </Button>
        </div>
      )}
      <RefusalNote state={keep.state} />
      {promise.customerTold && <p className="text-sm text-kept">{t('told')}</p>}
      {toTell && (
        <div className="mt-1">
          <p className="text-sm text-near">
            {t('tellBy', { time: spokenInstant(locale, new Date(promise.tellBy!), new Date(now)) })}
          </p>
          {canPromise && (
            <TellForm
              about={{ commitmentId: promise.id }}
              tell={actions.tellCustomerAction}
              done={() => router.refresh()}
            />
          )}
        </div>
      )}
      {moving && (
        <MovePromiseForm
          commitmentId={promise.id}
          replace={actions.replaceCommitmentAction}
          done={() => setMoving(false)}
        />
      )}
    </li>
  )
}
