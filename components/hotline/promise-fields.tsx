import { useTranslations } from 'next-intl'
import { DateInput } from '../ui/date-input.client'
import { Field, inputClass } from '../ui/field'
import type { Call } from './call-state'

/** What was promised and until when; and why this is another matter than the one that is open. */
export function PromiseFields({ call, change }: { call: Call; change: (part: Partial<Call>) => void }) {
  const t = useTranslations('hotline')
  return (
    <div className="mt-2 grid gap-2 sm:grid-cols-3">
      <Field label={t('promiseWhat')} htmlFor="promiseWhat">
        <input
          className={inputClass}
          id="promiseWhat"
          placeholder={t('promiseWhatHint')}
          maxLength={120}
          value={call.promiseWhat ?? ''}
          onChange={(event) => change({ promiseWhat: event.target.value })}
        />
      </Field>
      <Field label={t('promiseAt')} htmlFor="promiseAt">
        <DateInput
          type="datetime-local"

          id="promiseAt"
          value={call.promiseAt ?? ''}
          onChange={(event) => change({ promiseAt: event.target.value })}
        />
      </Field>
      <Field label={t('differentMatter')} htmlFor="differentMatter">
        <input
          className={inputClass}
          id="differentMatter"
          placeholder={t('differentMatterHint')}
          maxLength={120}
          value={call.differentMatter ?? ''}
          onChange={(event) => change({ differentMatter: event.target.value })}
        />
      </Field>
    </div>
  )
}
