'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { nameIn } from '../ui/named'
import { sameTarget, type BoardRow, type Proposal, type Target } from './dispatch-types'

type Props = {
  rows: BoardRow[]
  target: Target | null
  proposal: Proposal
  needsReason: boolean
  /** the chosen unit has sent this very ticket back */
  sentBack: boolean
  reason: string
  setReason: (reason: string) => void
  note: string
  setNote: (note: string) => void
  reasonBox: React.RefObject<HTMLInputElement | null>
  disabled: boolean
  onSend: () => void
}

/** Where it goes and why: the reason of the proposal, or the reason for another unit; one button. */
export function SendBar({
  rows,
  target,
  proposal,
  needsReason,
  sentBack,
  reason,
  setReason,
  note,
  setNote,
  reasonBox,
  disabled,
  onSend,
}: Props) {
  const t = useTranslations('lists.dispatch')
  const words = useTranslations('words')
  const locale = useLocale()
  const row = rows.find((one) => sameTarget(target, { unitId: one.unit.id, crewId: one.crew?.id ?? null }))
  const to = row ? `${nameIn(locale, row.unit)}${row.crew ? ` ${nameIn(locale, row.crew)}` : ''}` : ''
  return (
    <form
      className="mt-4 space-y-3 border-t border-line-strong bg-ground py-3 lg:sticky lg:bottom-0"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {!proposal && <p className="text-near">{t('noProposal')}</p>}
      {row && (
        <p>
          <span className="text-ink-2">{t('chosen')}</span> <strong className="text-lg">{to}</strong>
          {!needsReason && proposal && (
            <span className="ml-2 text-sm text-ink-3">
              {t('proposed')} · {words(`proposal.${proposal.reason}`)}
            </span>
          )}
        </p>
      )}
      {sentBack && <p className="text-sm text-near">{t('sentBack')}</p>}
      {needsReason && (
        <Field label={t('reason')} htmlFor="overrule-reason" required>
          <input
            id="overrule-reason"
            ref={reasonBox}
            required
            maxLength={200}
            placeholder={t('reasonHint')}
            className={inputClass}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <input
          aria-label={t('note')}
          placeholder={t('note')}
          maxLength={500}
          className={`${inputClass} min-w-0 flex-1 basis-48`}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button
          type="submit"
          look="primary"
          className="h-auto! min-h-10 max-w-full px-4 py-1.5 whitespace-normal!"
          disabled={disabled}
        >
          {row ? t('send', { to }) : t('chosen')}{' '}
          <kbd className="hidden font-sans text-xs opacity-80 sm:inline">Ctrl+Enter</kbd>
        </Button>
      </div>
    </form>
  )
}
