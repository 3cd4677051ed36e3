'use client'
import { useTranslations } from 'next-intl'
import { instantOfField } from '@/lib/i18n/format'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { PromiseActions } from './promise-actions'

type Props = { ticketNo: string; toWhom: string; make: PromiseActions['makeCommitmentAction']; done: () => void }

/** Something promised to the customer, and by when. */
export function MakePromiseForm({ ticketNo, toWhom, make, done }: Props) {
  const t = useTranslations('ticket')
  const verb = useVerb(make, done)
  return (
    <form
      className="mt-2 space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const dueAt = instantOfField(String(form.get('at')))
        void verb.run({ ticketNo, what: String(form.get('what')), toWhom, dueAt })
      }}
    >
      <input
        name="what"
        className={inputClass}
        required
        maxLength={120}
        aria-label={t('promiseWhat')}
        placeholder={t('promiseWhat')}
      />
      <DateInput name="at" type="datetime-local" required aria-label={t('promiseAt')} />
      <Button type="submit" disabled={verb.pending}>
        {t('promise')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
