'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { spokenInstant } from '@/lib/i18n/format'
import type { ActionState } from '@/lib/kernel/result'
import type { CommitmentView } from '@/lib/tickets/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { StateChip, type Tone } from '../ui/state-chip'
import { DueText, TimeText } from '../ui/time-text.client'
import { ToldPick, toldOf } from '../ui/told-pick.client'
import { TellForm, type Tell } from '../boards/tell-form.client'
import { useVerb } from '../ui/use-verb.client'

type Actions = {
  makeCommitmentAction: (input: {
    ticketNo: string
    requestKey: string
    what: string
    toWhom: string
    dueAt: string
  }) => Promise<ActionState<{ commitmentId: string }>>
  keepCommitmentAction: (input: {
    commitmentId: string
    requestKey: string
  }) => Promise<ActionState<{ commitmentId: string }>>
  replaceCommitmentAction: (input: {
    commitmentId: string
    requestKey: string
    dueAt: string
    customerTold: boolean
    how: 'phone' | 'sms' | 'in-person' | 'other' | null
  }) => Promise<ActionState<{ commitmentId: string }>>
  tellCustomerAction: Tell
}
type Props = {
  ticketNo: string
  contactName: string
  commitments: CommitmentView[]
  canPromise: boolean
  now: string
  locale: 'zh-CN' | 'en'
  actions: Actions
}

const TONE: Record<string, Tone> = { open: 'run', kept: 'kept', broken: 'over', replaced: 'wait' }

/** What was promised, by when, whose; kept, broken, or moved with the customer told before the time passes. */
export function CommitmentPanel({ ticketNo, contactName, commitments, canPromise, now, locale, actions }: Props) {
  const t = useTranslations('ticket')
  const router = useRouter()
  const [adding, setAdding] = useState(false)
  const [moving, setMoving] = useState<string | null>(null)
  const [what, setWhat] = useState('')
  const [at, setAt] = useState('')
  const done = () => {
    setAdding(false)
    setMoving(null)
    setWhat('')
    setAt('')
  }
  const make = useVerb(actions.makeCommitmentAction, done)
  const keep = useVerb(actions.keepCommitmentAction, done)
  const replace = useVerb(actions.replaceCommitmentAction, done)
  const instant = () => (at ? new Date(at).toISOString() : '')
  const timeInput = (
    <input
      type="datetime-local"
      required
      className={inputClass}
      aria-label={t('promiseAt')}
      value={at}
      onChange={(event) => setAt(event.target.value)}
    />
  )
  return (
    <Panel
      title={t('commitments')}
      id="commitments"
      aside={
        canPromise && (
          <Button look="plain" onClick={() => setAdding(!adding)}>
            {t('promise')}
          </Button>
        )
      }
    >
      {commitments.length === 0 && !adding && <p className="text-ink-3">{t('noCommitments')}</p>}
      <ul className="space-y-2">
        {commitments.map((promise) => (
          <li key={promise.id}>
            <p>
              {promise.what}{' '}
              <StateChip tone={promise.state === 'open' && promise.warned ? 'near' : (TONE[promise.state] ?? 'wait')}>
                {t(`promiseState.${promise.state}`)}
              </StateChip>
            </p>
            <p className="text-sm text-ink-2">
              <TimeText at={promise.dueAt} now={now} />{' '}
              {promise.state === 'open' && <DueText at={promise.dueAt} now={now} />} ·{' '}
              {locale === 'en' ? promise.owner.nameEn : promise.owner.name} → {promise.toWhom}
            </p>
            {promise.state === 'open' && canPromise && (
              <div className="flex flex-wrap gap-1">
                <Button
                  look="plain"
                  disabled={keep.pending}
                  onClick={() => void keep.run({ commitmentId: promise.id })}
                >
                  {t('promiseKept')}
                </Button>
                <Button look="plain" onClick={() => setMoving(moving === promise.id ? null : promise.id)}>
                  {t('promiseMove')}
                </Button>
              </div>
            )}
            {promise.customerTold && <p className="text-sm text-kept">{t('told')}</p>}
            {promise.tellBy && !promise.customerTold && (promise.state === 'open' || promise.state === 'broken') && (
              <div className="mt-1">
                <p className="text-sm text-near">
                  {t('tellBy', { time: spokenInstant(locale, new Date(promise.tellBy), new Date(now)) })}
                </p>
                {canPromise && (
                  <TellForm commitmentId={promise.id} tell={actions.tellCustomerAction} done={() => router.refresh()} />
                )}
              </div>
            )}
            {moving === promise.id && (
              <form
                className="mt-1 flex flex-wrap gap-2"
                onSubmit={(event) => {
                  event.preventDefault()
                  void replace.run({
                    commitmentId: promise.id,
                    dueAt: instant(),
                    ...toldOf(new FormData(event.currentTarget)),
                  })
                }}
              >
                {timeInput}
                <ToldPick />
                <Button type="submit" disabled={replace.pending}>
                  {t('promiseMove')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <form
          className="mt-2 space-y-2"
          onSubmit={(event) => {
            event.preventDefault()
            void make.run({ ticketNo, what, toWhom: contactName, dueAt: instant() })
          }}
        >
          <input
            className={inputClass}
            required
            maxLength={120}
            aria-label={t('promiseWhat')}
            placeholder={t('promiseWhat')}
            value={what}
            onChange={(event) => setWhat(event.target.value)}
          />
          {timeInput}
          <Button type="submit" disabled={make.pending}>
            {t('promise')}
          </Button>
        </form>
      )}
      <RefusalNote state={make.state ?? keep.state ?? replace.state} />
    </Panel>
  )
}
