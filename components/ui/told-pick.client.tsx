'use client'
import { useTranslations } from 'next-intl'
import { inputClass } from './field'

const HOW = ['phone', 'sms', 'in-person', 'other'] as const
type Told = { customerTold: boolean; how: (typeof HOW)[number] | null }

/** What the pick says. */
export function toldOf(form: FormData): Told {
  const how = HOW.find((one) => one === form.get('told')) ?? null
  return { customerTold: how !== null, how }
}

/** Whether the customer has been told, and how; not yet is an answer and stays a task. */
export function ToldPick() {
  const t = useTranslations('common')
  const words = useTranslations('words')
  return (
    <select name="told" aria-label={t('toldPick')} className={`${inputClass} w-auto!`} defaultValue="">
      <option value="">{t('notToldYet')}</option>
      {HOW.map((how) => (
        <option key={how} value={how}>
          {t('toldBy', { how: words(`toldHow.${how}`) })}
        </option>
      ))}
    </select>
  )
}
