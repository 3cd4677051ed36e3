'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { TariffView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type EditTariff = Act<{
  requestKey: string
  service: 'heat'
  tariffClass: 'residential'
  baseVersion: number
  effectiveFrom: string
  body: TariffView['body']
  source: string
  reason: string
  billsStay: boolean
}>

const ISSUED = 'bills_issued_since'

/** The numbers of a price as data; a change is a new version with its source and reason. */
export function TariffForm({ tariff, from, edit }: { tariff: TariffView; from: string; edit: EditTariff }) {
  const t = useTranslations('billing.season')
  const router = useRouter()
  const verb = useVerb(edit, () => router.refresh())
  const { state } = verb
  const isAsked = state && !state.ok && state.kind === 'blocked' && state.blockers.some((b) => b.code === ISSUED)
  const name = (field: string) => `${tariff.tariffClass}-${field}`
  const parsed = (text: string): TariffView['body'] | null => {
    try {
      return JSON.parse(text) as TariffView['body']
    } catch {
      return null
    }
  }
  return (
    <details>
      <summary className="w-fit cursor-pointer text-sm text-accent underline underline-offset-2">{t('change')}</summary>
      <form
        className="mt-2 space-y-2"
        onSubmit={(event) => {
          event.preventDefault()
          const said = new FormData(event.currentTarget)
          const text = (field: string) => String(said.get(field) ?? '').trim()
          const body = parsed(text('body'))
          void verb.run({
            service: tariff.service as 'heat',
            tariffClass: tariff.tariffClass as 'residential',
            baseVersion: tariff.version,
            effectiveFrom: text('from'),
            body: body ?? ({} as TariffView['body']),
            source: text('source'),
            reason: text('reason'),
            billsStay: said.get('billsStay') === 'on',
          })
        }}
      >
        <Field
          label={t('numbers')}
          htmlFor={name('body')}
          hint={t('numbersHint')}
          error={
            Object.keys(verb.fields).some((f) => f.startsWith('body'))
              ? t('numbersWrong', { fields: Object.keys(verb.fields).join(', ') })
              : undefined
          }
        >
          <textarea
            id={name('body')}
            name="body"
            rows={12}
            spellCheck={false}
            defaultValue={JSON.stringify(tariff.body, null, 2)}
            className={`${inputClass} font-mono text-sm`}
          />
        </Field>
        <div className="grid gap-2 sm:grid-cols-3">
          <Field label={t('from')} htmlFor={name('from')}>
            <input id={name('from')} name="from" type="date" required defaultValue={from} className={inputClass} />
          </Field>
          <Field label={t('source')} htmlFor={name('source')}>
            <input id={name('source')} name="source" required className={inputClass} />
          </Field>
          <Field label={t('reason')} htmlFor={name('reason')}>
            <input id={name('reason')} name="reason" required className={inputClass} />
          </Field>
        </div>
        <Button type="submit" disabled={verb.pending}>
          {t('saveVersion', { version: tariff.version + 1 })}
        </Button>
        <RefusalNote state={verb.state} />
        {isAsked && (
          <label className="flex min-h-11 cursor-pointer items-center gap-2">
            <input type="checkbox" name="billsStay" className="size-5 shrink-0" />
            {t('billsStay')}
          </label>
        )}
      </form>
    </details>
  )
}
