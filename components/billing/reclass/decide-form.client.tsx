'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { DateInput } from '../../ui/date-input.client'
import { Button } from '../../ui/button'
import { Field, inputClass } from '../../ui/field'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useVerb } from '../../ui/use-verb.client'
import type { Act } from '../types'

export type DecideChange = Act<{
  requestKey: string
  changeNo: string
  decision: 'approved' | 'rejected'
  reason: string
  dueOn: string | null
}>
type Props = { changeNo: string; owes: boolean; dueOn: string; possible: boolean; decide: DecideChange }

/** The decision of another pair of eyes; with a difference to pay, by when. */
export function DecideForm({ changeNo, owes, dueOn, possible, decide }: Props) {
  const t = useTranslations('billing.reclass')
  const router = useRouter()
  const [reason, setReason] = useState('')
  const [day, setDay] = useState(dueOn)
  const verb = useVerb(decide, () => router.refresh())
  const run = (decision: 'approved' | 'rejected') =>
    void verb.run({ changeNo, decision, reason, dueOn: owes && decision === 'approved' ? day : null })
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!verb.pending && possible) run('approved')
      }}
    >
      <p className="text-sm text-ink-3">{t('decideNote')}</p>
      {owes && (
        <Field label={t('dueOn')} htmlFor="difference-due">
          <DateInput id="difference-due" required value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
      )}
      <Field label={t('reason')} htmlFor="decision-reason">
        <input
          id="decision-reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className={inputClass}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={verb.pending || !possible} className="h-10">
          {t('approve')}
        </Button>
        <Button look="danger" disabled={verb.pending} onClick={() => run('rejected')} className="h-10">
          {t('reject')}
        </Button>
      </div>
      <RefusalNote state={verb.state} />
    </form>
  )
}
