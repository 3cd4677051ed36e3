'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { RetrofitHousehold } from '@/lib/billing/views'
import { DateInput } from '../../ui/date-input.client'
import { Button } from '../../ui/button'
import { Field, inputClass } from '../../ui/field'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useVerb } from '../../ui/use-verb.client'
import type { Act } from '../types'
import { PaperPhoto } from './paper-photo.client'

type Decision = 'agreed' | 'refused' | 'exempt'
export type RecordConsent = Act<
  {
    requestKey: string
    projectNo: string
    accountNo: string
    decision: Decision
    on: string
    paperNo: string
    reason: string
    photos: string[]
  },
  { billedFen: string }
>
type Props = { projectNo: string; list: RetrofitHousehold[]; today: string; mayExempt: boolean; record: RecordConsent }

/** What a household says, with the day, the paper and a photo of it; at the door by phone, at the counter from the paper. */
export function ConsentForm({ projectNo, list, today, mayExempt, record }: Props) {
  const t = useTranslations('billing.retrofit')
  const locale = useLocale() as Locale
  const router = useRouter()
  const open = list.filter(({ bill }) => !bill)
  const [photos, setPhotos] = useState<string[]>([])
  const [saved, setSaved] = useState('')
  const verb = useVerb(record)
  const submit = async (form: HTMLFormElement) => {
    const said = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v).trim()]))
    const { accountNo = '', on = '', paperNo = '', reason = '' } = said
    const result = await verb.run({
      ...{ projectNo, accountNo, decision: said.decision as Decision, on, paperNo, reason, photos },
    })
    if (!result.ok) return
    const fen = Number(result.data.billedFen)
    setSaved(fen > 0 ? t('billedNow', { amount: yuan(locale, fen) }) : t('saved'))
    setPhotos([])
    form.reset()
    router.refresh()
  }
  return (
    <form
      className="grid gap-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!verb.pending) void submit(event.currentTarget)
      }}
    >
      <Field label={t('recordFor')} htmlFor="consent-account" className="sm:col-span-2">
        <select id="consent-account" name="accountNo" required className={`${inputClass} min-h-10`}>
          {open.map((home) => (
            <option key={home.accountNo} value={home.accountNo}>
              {home.address} {home.name} {home.accountNo}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('answer')} htmlFor="consent-decision">
        <select id="consent-decision" name="decision" className={`${inputClass} min-h-10`}>
          <option value="agreed">{t('decision.agreed')}</option>
          <option value="refused">{t('decision.refused')}</option>
          {mayExempt && <option value="exempt">{t('decision.exempt')}</option>}
        </select>
      </Field>
      <Field label={t('on')} htmlFor="consent-on">
        <DateInput
          id="consent-on"
          name="on"
          required
          max={today}
          defaultValue={today}
          look={`${inputClass} min-h-10`}
        />
      </Field>
      <Field label={t('paperNo')} htmlFor="consent-paper">
        <input id="consent-paper" name="paperNo" maxLength={40} className={`${inputClass} min-h-10`} />
      </Field>
      <PaperPhoto onPhoto={setPhotos} />
      <Field label={t('reason')} htmlFor="consent-reason" className="sm:col-span-2">
        <input id="consent-reason" name="reason" maxLength={200} className={`${inputClass} min-h-10`} />
      </Field>
      <Button type="submit" look="primary" disabled={verb.pending || open.length === 0} className="h-11">
        {t('save')}
      </Button>
      {saved && !verb.pending && verb.state?.ok && (
        <p role="status" className="self-center text-kept">
          {saved}
        </p>
      )}
      <div className="sm:col-span-2">
        <RefusalNote state={verb.state} />
      </div>
    </form>
  )
}
