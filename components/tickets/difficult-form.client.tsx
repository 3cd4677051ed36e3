'use client'
import { useTranslations } from 'next-intl'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'

export type Cause = 'internal-coordination' | 'outside' | 'facility'

const CAUSES: Cause[] = ['internal-coordination', 'outside', 'facility']

type Props = { isOpen: boolean; pending: boolean; submit: (event: React.FormEvent<HTMLFormElement>) => void }

/** Opening a difficult case, or what is new about one that is open; either way the customer hears again at a time named. */
export function DifficultForm({ isOpen, pending, submit }: Props) {
  const t = useTranslations('ticket')
  const words = useTranslations('words')
  return (
    <form className="mt-2 space-y-2" onSubmit={submit}>
      {!isOpen && (
        <select name="cause" className={inputClass} aria-label={t('cause')}>
          {CAUSES.map((cause) => (
            <option key={cause} value={cause}>
              {words(`cause.${cause}`)}
            </option>
          ))}
        </select>
      )}
      <textarea
        name="text"
        required
        rows={2}
        maxLength={1000}
        className={inputClass}
        aria-label={t(isOpen ? 'progress' : 'saidToCustomer')}
        placeholder={t(isOpen ? 'progress' : 'saidToCustomer')}
      />
      <label className="block text-sm text-ink-2">
        {t('nextReport')}
        <DateInput type="datetime-local" name="at" required={!isOpen} className="mt-1" />
      </label>
      {isOpen && (
        <div className="flex gap-4 text-sm">
          <label className="flex items-center gap-1.5">
            <input type="checkbox" name="told" /> {t('customerTold')}
          </label>
          <label className="flex items-center gap-1.5">
            <input type="checkbox" name="answered" /> {t('answered')}
          </label>
        </div>
      )}
      <Button type="submit" disabled={pending}>
        {t(isOpen ? 'report' : 'makeDifficult')}
      </Button>
    </form>
  )
}
