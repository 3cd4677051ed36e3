'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { blockerIn, type ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import type { UnitOption } from './call-actions'
import { Key } from './call-header.client'
import type { Call } from './call-state'
import { PromiseFields } from './promise-fields'
import { SendToPick, type SendTo } from './send-to-pick.client'
import type { CallContext } from './use-call-context.client'

type Props = {
  call: Call
  change: (part: Partial<Call>) => void
  readBack: string
  onConfirm: () => void
  units: UnitOption[]
  proposal: CallContext['proposal']
  sendTo: SendTo
  setSendTo: (to: SendTo) => void
  onSave: () => void
  /** saving was asked for before the facts were read back */
  unread: boolean
  pending: boolean
  refused: ActionState | null
  mayAnswer: boolean
  mayDispatch: boolean
  ownUnitId: string
  locale: 'zh-CN' | 'en'
}

const ANSWERED_AT_ONCE = ['inquiry', 'suggestion', 'praise', 'service-request']

/** The end of the call: read back, confirmed; the unit proposed; promise; save and dispatch. */
export function SaveBar({
  call,
  change,
  readBack,
  onConfirm,
  units,
  proposal,
  sendTo,
  setSendTo,
  onSave,
  unread,
  pending,
  refused,
  mayAnswer,
  mayDispatch,
  ownUnitId,
  locale,
}: Props) {
  const t = useTranslations('hotline')
  const answerable = mayAnswer && ANSWERED_AT_ONCE.includes(call.kind ?? '')
  const answers = answerable && !!call.answer?.trim()
  const keeps = !mayDispatch || (sendTo ? ['', ownUnitId].includes(sendTo.unitId) : proposal?.unitId === ownUnitId)
  const [opened, setMore] = useState(!!(call.promiseWhat || call.differentMatter))
  const isDuplicate = blockerIn(refused, 'duplicate_open') !== undefined
  const more = opened || isDuplicate
  return (
    <section
      aria-label={t('readBack')}
      data-save-bar
      className="z-10 -mx-4 border-t border-line-strong bg-surface px-4 py-3 sm:sticky sm:bottom-14 lg:bottom-0 lg:-mx-6 lg:-mb-6 lg:px-6"
    >
      <div className="flex flex-wrap items-start gap-3">
        <p className="max-h-32 min-w-0 flex-1 basis-80 overflow-y-auto text-lg" data-testid="read-back">
          {readBack}
        </p>
        <Button
          look={call.readBackConfirmed ? 'primary' : 'quiet'}
          aria-pressed={call.readBackConfirmed ?? false}
          onClick={onConfirm}
        >
          {t(call.readBackConfirmed ? 'confirmed' : 'confirm')} <Key>F9</Key>
        </Button>
      </div>
      {answerable && (
        <textarea
          className={`${inputClass} mt-2`}
          rows={2}
          maxLength={2000}
          aria-label={t('answer')}
          placeholder={t('answerHint')}
          value={call.answer ?? ''}
          onChange={(event) => change({ answer: event.target.value })}
        />
      )}
      {unread && (
        <p role="alert" className="mt-2 rounded bg-near-soft px-2.5 py-1.5 text-near">
          {t('notReadBack')}
        </p>
      )}
      <div className="mt-2 empty:hidden">
        <RefusalNote state={refused} />
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {!answers && mayDispatch && <SendToPick {...{ units, proposal, sendTo, setSendTo, ownUnitId, locale }} />}
        {!answers && !mayDispatch && <p className="text-sm text-ink-2">{t('toDispatchDesk')}</p>}
        <Button look="plain" aria-expanded={more} onClick={() => setMore(!more)}>
          {t('promiseAndMore')}
        </Button>
        <Button look="primary" className="ml-auto h-10 px-5" disabled={pending} onClick={onSave}>
          {t(answers ? 'saveAndAnswer' : keeps ? 'save' : 'saveAndDispatch')} <Key>Ctrl+Enter</Key>
        </Button>
      </div>
      {more && <PromiseFields call={call} change={change} />}
    </section>
  )
}
