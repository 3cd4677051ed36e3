'use client'
import { useTranslations } from 'next-intl'
import { instantOfField } from '@/lib/i18n/format'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { ToldPick, toldOf } from '../ui/told-pick.client'
import { useVerb } from '../ui/use-verb.client'
import type { PromiseActions } from './promise-actions'

type Props = { commitmentId: string; replace: PromiseActions['replaceCommitmentAction']; done: () => void }

/** Another time for a promise, and whether the customer was told of it before the first one passed. */
export function MovePromiseForm({ commitmentId, replace, done }: Props) {
  const t = useTranslations('ticket')
  const verb = useVerb(replace, done)
  return (
    <form
      className="mt-1 flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        void verb.run({ commitmentId, dueAt: instantOfField(String(form.get('at'))), ...toldOf(form) })
      }}
    >
      <DateInput name="at" type="datetime-local" required aria-label={t('promiseAt')} />
      <ToldPick />
      <Button type="submit" disabled={verb.pending}>
        {t('promiseMove')}
      </Button>
      <RefusalNote state={verb.state} />
    </form>
  )
}
