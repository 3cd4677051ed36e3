import { useTranslations } from 'next-intl'
import { inputClass } from '../ui/field'
import type { Call } from './call-state'

/** What was promised and until when; and why this is another matter than the one that is open. */
export function PromiseFields({ call, change }: { call: Call; change: (part: Partial<Call>) => void }) {
  const t = useTranslations('hotline')
  return (
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
  )
}
