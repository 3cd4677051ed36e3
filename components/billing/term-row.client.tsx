'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { TermView } from '@/lib/billing/views'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { said } from './said'
import type { Act } from './types'

export type EndTerm = Act<{ requestKey: string; accountNo: string; termId: string; fromOn: string; reason: string }>
type Props = { accountNo: string; term: TermView; today: string; end: EndTerm | null }

/** A term of an account: its days, who recorded it; ended from a day on, or the way to end it while it holds. */
export function TermRow({ accountNo, term, today, end }: Props) {
  const t = useTranslations('billing.term')
  const words = useTranslations('words')
  const [ending, setEnding] = useState(false)
  const mayEnd = end && !term.ended && (term.toOn === null || term.toOn >= today)
  return (
    <li className="py-1.5">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{words(`termKind.${term.kind}`)}</span>
        <span className="text-ink-2">{t('span', { from: term.fromOn, to: term.toOn ?? '—' })}</span>
        {term.lateBy && <span className="text-near">{t('lowersNothing', { by: term.lateBy })}</span>}
        {term.ended && <span className="text-near">{t('endedOn', { on: term.ended.on })}</span>}
        {mayEnd && (
          <Button
            look="plain"
            className="ml-auto h-7 px-2 text-sm"
            aria-expanded={ending}
            onClick={() => setEnding(!ending)}
          >
            {t('end')}
          </Button>
        )}
      </div>
      <p className="text-sm text-ink-3">
        {t('asked', { on: term.requestedOn, who: term.byName })} {term.note}
      </p>
      {term.ended && (
        <p className="text-sm text-ink-3">{t('endedWhy', { who: term.ended.byName, reason: term.ended.reason })}</p>
      )}
      {mayEnd && ending && <EndForm accountNo={accountNo} term={term} today={today} end={end} />}
    </li>
  )
}

function EndForm({ accountNo, term, today, end }: Props & { end: EndTerm }) {
  const t = useTranslations('billing.term')
  const router = useRouter()
  const verb = useVerb(end, () => router.refresh())
  return (
    <form
      className="mt-1 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const { fromOn = '', reason = '' } = said(event.currentTarget)
        if (!verb.pending) void verb.run({ accountNo, termId: term.id, fromOn, reason })
      }}
    >
      <Field label={t('endFrom')} htmlFor={`end-from-${term.id}`} className="w-44">
        <DateInput
          id={`end-from-${term.id}`}
          name="fromOn"
          required
          min={term.fromOn}
          max={term.toOn ?? undefined}
          defaultValue={today < term.fromOn ? term.fromOn : today}
        />
      </Field>
      <Field label={t('endReason')} htmlFor={`end-why-${term.id}`} className="min-w-40 flex-1">
        <input
          id={`end-why-${term.id}`}
          name="reason"
          required
          autoFocus
          maxLength={200}
          placeholder={t(`endHint.${term.kind}`)}
          className={inputClass}
        />
      </Field>
      <Button type="submit" look="danger" disabled={verb.pending}>
        {t('endSubmit')}
      </Button>
      <p className="basis-full text-sm text-ink-3">{t('endNote')}</p>
      <div className="basis-full">
        <RefusalNote state={verb.state} />
      </div>
    </form>
  )
}
