'use client'
import { useLocale, useTranslations } from 'next-intl'
import { spokenWindow } from '@/lib/i18n/format'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { BlockerList } from '../ui/refusal-note.client'
import { rowName, type Proposal } from './dispatch-types'
import { SlotText, WhyNot } from './slot-text.client'
import type { Desk } from './use-desk.client'

type Props = {
  desk: Desk
  proposal: Proposal
  /** the chosen unit has sent this very ticket back */
  sentBack: boolean
  /** whose it is waits for a ruling this person does not make */
  ruling: boolean
  now: number
}

/** Where it goes, when and why: the reason of the proposal, or the reason for another unit; one button. */
export function SendBar({ desk, proposal, sentBack, ruling, now }: Props) {
  const t = useTranslations('lists.dispatch')
  const words = useTranslations('words')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const { targetRow: row, target, slot } = desk
  const isRefused = !!row && desk.whyNot(row).length > 0
  const needsReason = target !== null && !isRefused && desk.needsReason(target)
  const to = rowName(row, locale)
  const when = slot && spokenWindow(locale, { from: new Date(slot.from), to: new Date(slot.to) }, new Date(now))
  return (
    <form
      className="space-y-3 border-t border-line-strong py-3"
      onSubmit={(event) => {
        event.preventDefault()
        desk.confirm()
      }}
    >
      {!proposal && <p className="text-near">{t('noProposal')}</p>}
      {proposal?.reason === 'fallback' && !row && <p className="text-near">{t('onlyFallback')}</p>}
      {row && (
        <p>
          <span className="text-ink-2">{t('chosen')}</span> <strong className="text-lg">{to}</strong>
          {!needsReason && !isRefused && proposal && (
            <span className="ml-2 text-sm text-ink-3">
              {t('proposed')} · {words(`proposal.${proposal.reason}`)}
            </span>
          )}
          <SlotText when={when} desk={desk} />
        </p>
      )}
      <WhyNot desk={desk} to={to} always />
      {sentBack && <p className="text-sm text-near">{t('sentBack')}</p>}
      {ruling && <BlockerList blockers={[{ code: 'ruling_pending' }]} />}
      {needsReason && (
        <Field label={t('reason')} htmlFor="overrule-reason" required>
          <input
            id="overrule-reason"
            ref={desk.reasonBox}
            required
            maxLength={200}
            placeholder={t('reasonHint')}
            className={inputClass}
            value={desk.reason}
            onChange={(event) => desk.setReason(event.target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <input
          aria-label={t('note')}
          placeholder={t('note')}
          maxLength={500}
          className={`${inputClass} min-w-0 flex-1 basis-48`}
          value={desk.note}
          onChange={(event) => desk.setNote(event.target.value)}
        />
        <Button
          type="submit"
          look="primary"
          className="h-auto! min-h-10 max-w-full px-4 py-1.5 whitespace-normal!"
          disabled={!desk.open || isRefused || ruling || desk.sending.pending || target === null}
        >
          {row ? t('send', { to }) : t('chosen')}{' '}
          <kbd className="hidden font-sans text-xs opacity-80 sm:inline">Ctrl+Enter</kbd>
        </Button>
      </div>
    </form>
  )
}
