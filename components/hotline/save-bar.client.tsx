'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import type { UnitOption } from './call-actions'
import { Key } from './call-header.client'
import type { Call } from './call-state'
import type { CallContext } from './use-call-context.client'

type SendTo = { unitId: string; reason: string } | null
type Props = {
  call: Call
  change: (part: Partial<Call>) => void
  readBack: string
  units: UnitOption[]
  proposal: CallContext['proposal']
  sendTo: SendTo
  setSendTo: (to: SendTo) => void
  onSave: () => void
  pending: boolean
  locale: 'zh-CN' | 'en'
}

/** The end of the call: read back, confirmed; the unit proposed; promise; save and dispatch. */
export function SaveBar({
  call,
  change,
  readBack,
  units,
  proposal,
  sendTo,
  setSendTo,
  onSave,
  pending,
  locale,
}: Props) {
  const t = useTranslations('hotline')
  const words = useTranslations('words')
  const nameOf = (unit: { name: string; nameEn: string } | undefined) =>
    unit ? (locale === 'en' ? unit.nameEn : unit.name) : ''
  const proposed = units.find((unit) => unit.id === proposal?.unitId)
  const crew = proposed?.crews.find((candidate) => candidate.id === proposal?.crewId)
  const [more, setMore] = useState(!!(call.promiseWhat || call.differentMatter))
  return (
    <section
      aria-label={t('readBack')}
      className="z-10 -mx-4 border-t border-line-strong bg-surface px-4 py-3 sm:sticky sm:bottom-14 lg:bottom-0 lg:-mx-6 lg:px-6"
    >
      <div className="flex flex-wrap items-start gap-3">
        <p className="min-w-0 flex-1 basis-80 text-lg" data-testid="read-back">
          {readBack}
        </p>
        <Button
          look={call.readBackConfirmed ? 'primary' : 'quiet'}
          aria-pressed={call.readBackConfirmed ?? false}
          onClick={() => change({ readBackConfirmed: !call.readBackConfirmed })}
        >
          {t(call.readBackConfirmed ? 'confirmed' : 'confirm')} <Key>F9</Key>
        </Button>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <label className="flex items-center gap-2 text-sm whitespace-nowrap text-ink-2">
          {t('sendTo')}
          <select
            className={`${inputClass} w-auto`}
            value={sendTo?.unitId ?? ''}
            onChange={(event) =>
              setSendTo(
                event.target.value === ''
                  ? null
                  : { unitId: event.target.value === 'keep' ? '' : event.target.value, reason: sendTo?.reason ?? '' },
              )
            }
          >
            <option value="">
              {proposed
                ? `${nameOf(proposed)}${crew ? ` ${nameOf(crew)}` : ''}（${words(`proposal.${proposal!.reason}`)}）`
                : t('noProposal')}
            </option>
            {units
              .filter((unit) => unit.id !== proposal?.unitId)
              .map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {nameOf(unit)}
                </option>
              ))}
            <option value="keep">{t('keepHere')}</option>
          </select>
        </label>
        {sendTo && sendTo.unitId !== '' && (
          <input
            className={`${inputClass} w-64`}
            aria-label={t('overruleReason')}
            placeholder={t('overruleReason')}
            maxLength={200}
            value={sendTo.reason}
            onChange={(event) => setSendTo({ ...sendTo, reason: event.target.value })}
          />
        )}
        <Button look="plain" aria-expanded={more} onClick={() => setMore(!more)}>
          {t('promiseAndMore')}
        </Button>
        <Button look="primary" className="ml-auto h-10 px-5" disabled={pending} onClick={onSave}>
          {t(sendTo?.unitId === '' ? 'save' : 'saveAndDispatch')}{' '}
          <kbd className="font-sans text-xs opacity-80">Ctrl+Enter</kbd>
        </Button>
      </div>
      {more && (
        <div className="mt-2 grid gap-2 sm:grid-cols-3">
          <input
            className={inputClass}
            aria-label={t('promiseWhat')}
            placeholder={t('promiseWhat')}
            maxLength={120}
            value={call.promiseWhat ?? ''}
            onChange={(event) => change({ promiseWhat: event.target.value })}
          />
          <input
            type="datetime-local"
            className={inputClass}
            aria-label={t('promiseAt')}
            value={call.promiseAt ?? ''}
            onChange={(event) => change({ promiseAt: event.target.value })}
          />
          <input
            className={inputClass}
            aria-label={t('differentMatter')}
            placeholder={t('differentMatter')}
            maxLength={120}
            value={call.differentMatter ?? ''}
            onChange={(event) => change({ differentMatter: event.target.value })}
          />
        </div>
      )}
    </section>
  )
}
