'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { tariffOf, tariffText, type TariffText } from '@/lib/billing/rules/tariff-text'
import type { TariffView } from '@/lib/billing/rules/season-desk'
import { blockerIn } from '@/lib/kernel/result'
import { Button } from '../../ui/button'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useFieldText } from '../../ui/use-field-text.client'
import { useVerb } from '../../ui/use-verb.client'
import { TextField } from '../../admin/text-field'
import type { Act } from '../types'
import type { Part } from './part'
import { PriceFields } from './price-fields'
import { WorkedExample } from './worked-example'

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
type Props = { tariff: TariffView; from: string; edit: EditTariff; done: () => void }

const ISSUED = 'bills_issued_since'

/** A price as a form; saved it is a new version with its source and reason. */
export function TariffForm({ tariff, from, edit, done }: Props) {
  const t = useTranslations('billing.season')
  const wordOf = useFieldText()
  const verb = useVerb(edit, done)
  const [text, setText] = useState(() => tariffText(tariff.body))
  const [isTried, setTried] = useState(false)
  const form = useId()
  const { state } = verb
  const isAsked = blockerIn(state, ISSUED) !== undefined
  const read = tariffOf(text)
  const wrong: Record<string, string> = isTried && !read.ok ? read.fields : {}
  const why = (code: string | undefined) => (code ? wordOf(code) : undefined)
  const part: Part = {
    text,
    change: (more: Partial<TariffText>) => setText((now) => ({ ...now, ...more })),
    id: (path) => `${form}-${path}`,
    error: (path) => why(wrong[path] ?? verb.fields[`body.${path}`]),
  }
  const about = (name: 'effectiveFrom' | 'source' | 'reason', label: string, more = {}) => (
    <TextField id={part.id(name)} name={name} label={label} required error={why(verb.fields[name])} {...more} />
  )
  return (
    <form
      className="mt-3 grid gap-x-8 gap-y-4 pb-2 lg:grid-cols-[minmax(0,44rem)_minmax(0,20rem)]"
      onSubmit={(event) => {
        event.preventDefault()
        if (!read.ok) return
        const said = new FormData(event.currentTarget)
        const line = (field: string) => String(said.get(field) ?? '').trim()
        void verb.run({
          service: tariff.service as 'heat',
          tariffClass: tariff.tariffClass as 'residential',
          baseVersion: tariff.version,
          effectiveFrom: line('effectiveFrom'),
          body: read.body,
          source: line('source'),
          reason: line('reason'),
          billsStay: said.get('billsStay') === 'on',
        })
      }}
    >
      <PriceFields part={part} />
      <WorkedExample text={text} id={`${form}-example`} />
      <div className="space-y-3 border-t border-line pt-3">
        <div className="grid gap-3 sm:grid-cols-3">
          {about('effectiveFrom', t('from'), { type: 'date', value: from })}
          {about('source', t('source'))}
          {about('reason', t('reason'))}
        </div>
        {Object.keys(wrong).length > 0 && (
          <p role="alert" className="text-over">
            {t('numbersWrong', { count: Object.keys(wrong).length })}
          </p>
        )}
        <Button type="submit" look="primary" disabled={verb.pending} onClick={() => setTried(true)}>
          {t('saveVersion', { version: tariff.version + 1 })}
        </Button>
        <RefusalNote state={verb.state} />
        {isAsked && (
          <label className="flex min-h-11 cursor-pointer items-center gap-2">
            <input type="checkbox" name="billsStay" className="size-5 shrink-0" />
            {t('billsStay')}
          </label>
        )}
      </div>
    </form>
  )
}
