'use client'
import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBlockerText } from '../ui/use-blocker-text.client'
import type { Desk } from './use-desk.client'

const step = 'grid size-7 place-items-center rounded border border-line-strong text-ink-2 hover:bg-sunken'

/** The appointment in words, with a step either way for whoever has no arrows at hand. */
export function SlotText({ when, desk }: { when: string | null; desk: Desk }) {
  const t = useTranslations('lists.dispatch')
  return (
    <span className="mt-1 flex items-center gap-2">
      <button type="button" className={step} aria-label={`${t('key.time')} −30`} onClick={() => desk.shift(-1)}>
        <Minus aria-hidden className="size-3.5" />
      </button>
      <span data-testid="slot" className={when ? 'font-medium' : 'text-ink-2'}>
        {when ? t('at', { time: when }) : t('asSoon')}
      </span>
      <button type="button" className={step} aria-label={`${t('key.time')} +30`} onClick={() => desk.shift(1)}>
        <Plus aria-hidden className="size-3.5" />
      </button>
    </span>
  )
}

/** Why the row that was asked for cannot take it; `always`: the chosen row too, before it is asked for. */
export function WhyNot({ desk, to, always }: { desk: Desk; to: string; always?: boolean }) {
  const t = useTranslations('lists.dispatch')
  const textOf = useBlockerText()
  const row = desk.refused ?? (always ? desk.targetRow : null)
  const reasons = row ? desk.whyNot(row) : []
  if (!row || reasons.length === 0) return null
  return (
    <div role="alert" className="rounded bg-over-soft px-3 py-2 text-over">
      <p className="font-medium">{t('whyNot', { to })}</p>
      {reasons.map((reason) => (
        <p key={reason.code}>{textOf(reason)}</p>
      ))}
    </div>
  )
}
