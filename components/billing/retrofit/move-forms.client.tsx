'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { DateInput } from '../../ui/date-input.client'
import { Button } from '../../ui/button'
import { Field, inputClass } from '../../ui/field'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useVerb } from '../../ui/use-verb.client'
import type { Act } from '../types'

export type ApproveRetrofit = Act<
  { requestKey: string; projectNo: string; dueOn: string },
  { billed: number; sumFen: string }
>
export type MoveRetrofit = Act<{
  requestKey: string
  projectNo: string
  to: 'building' | 'done' | 'stopped'
  docNo: string
  reason: string
}>

/** The approval that bills the shares; by another than the planner. */
export function ApproveForm({
  projectNo,
  dueOn,
  have,
  need,
  approve,
}: {
  projectNo: string
  dueOn: string
  /** households behind it, and how many there have to be */
  have: number
  need: number
  approve: ApproveRetrofit
}) {
  const t = useTranslations('billing.retrofit')
  const locale = useLocale() as Locale
  const router = useRouter()
  const [day, setDay] = useState(dueOn)
  const verb = useVerb(approve, () => router.refresh())
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!verb.pending && have >= need) void verb.run({ projectNo, dueOn: day })
      }}
    >
      <p className="text-sm text-ink-3">{t('approveNote')}</p>
      <Field label={t('dueOn')} htmlFor="retrofit-due">
        <DateInput id="retrofit-due" required value={day} onChange={(event) => setDay(event.target.value)} />
      </Field>
      <Button
        type="submit"
        look={have < need ? 'quiet' : 'primary'}
        disabled={verb.pending || have < need}
        className="h-10"
      >
        {t('approve')}
      </Button>
      {have < need && <p className="text-near">{t('consentsMissing', { missing: need - have, have, need })}</p>}
      {verb.state?.ok && (
        <p role="status" className="text-kept">
          {t('approved', { count: verb.state.data.billed, amount: yuan(locale, Number(verb.state.data.sumFen)) })}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}

type Props = { projectNo: string; status: string; move: MoveRetrofit }

/** The next step of a project, or its stop with reason and document. */
export function MoveForm({ projectNo, status, move }: Props) {
  const t = useTranslations('billing.retrofit')
  const router = useRouter()
  const verb = useVerb(move, () => router.refresh())
  const next = ({ approved: 'building', building: 'done' } as const)[status as 'approved' | 'building']
  return (
    <div className="space-y-3">
      {next && (
        <Button
          look="primary"
          disabled={verb.pending}
          onClick={() => void verb.run({ projectNo, to: next, docNo: '', reason: '' })}
          className="h-10"
        >
          {t(next === 'building' ? 'toBuilding' : 'toDone')}
        </Button>
      )}
      <form
        className="flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const said = new FormData(event.currentTarget)
          const [docNo, reason] = [String(said.get('docNo')).trim(), String(said.get('reason')).trim()]
          if (!verb.pending) void verb.run({ projectNo, to: 'stopped', docNo, reason })
        }}
      >
        <input name="docNo" aria-label={t('docNo')} placeholder={t('docNo')} className={`${inputClass} w-36!`} />
        <input
          name="reason"
          aria-label={t('stopReason')}
          placeholder={t('stopReason')}
          className={`${inputClass} min-w-40 flex-1`}
        />
        <Button type="submit" look="danger" disabled={verb.pending}>
          {t('toStopped')}
        </Button>
      </form>
      <RefusalNote state={verb.state} />
    </div>
  )
}
