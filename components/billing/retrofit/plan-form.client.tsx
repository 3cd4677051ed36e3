'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../../ui/button'
import { Field, inputClass } from '../../ui/field'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useFieldText } from '../../ui/use-field-text.client'
import { useVerb } from '../../ui/use-verb.client'
import type { Act } from '../types'
import { readSteps } from './read-steps'

export type PlanRetrofit = Act<
  {
    requestKey: string
    accountNo: string
    name: string
    why: string
    costYuan: string
    customerBps: number
    governmentBps: number
    companyBps: number
    splitBy: 'household' | 'area'
    neededBps: number
    startsOn: string
    endsOn: string
    steps: { on: string; what: string }[]
    source: string
  },
  { no: string }
>

const bps = (percent: string | undefined) => Math.round(Number(percent) * 100)

/** A project is planned from any account of its building; the three shares must make the whole. */
export function PlanForm({ plan }: { plan: PlanRetrofit }) {
  const t = useTranslations('billing.retrofit')
  const textOf = useFieldText()
  const router = useRouter()
  const verb = useVerb(plan, ({ no }) => router.push(`/retrofit/${no}`))
  const [stepsWrong, setStepsWrong] = useState(false)
  const error = (name: string) => (verb.fields[name] ? textOf(verb.fields[name]) : undefined)
  const text = (name: string, label: string, more: React.ComponentProps<'input'> = {}, span = '') => (
    <Field label={t(label)} htmlFor={`plan-${name}`} error={error(more.name ?? name)} className={span}>
      <input id={`plan-${name}`} name={name} required className={inputClass} {...more} />
    </Field>
  )
  const submit = (form: HTMLFormElement) => {
    const said = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v).trim()]))
    const steps = readSteps(said.steps ?? '')
    setStepsWrong(steps === null)
    if (!steps) return
    void verb.run({
      ...{ accountNo: said.accountNo ?? '', name: said.name ?? '', why: said.why ?? '', costYuan: said.costYuan ?? '' },
      ...{ customerBps: bps(said.customer), governmentBps: bps(said.government), companyBps: bps(said.company) },
      ...{ splitBy: said.splitBy === 'area' ? 'area' : 'household', neededBps: bps(said.needed), steps },
      ...{ startsOn: said.startsOn ?? '', endsOn: said.endsOn ?? '', source: said.source ?? '' },
    })
  }
  const percent = { inputMode: 'decimal', type: 'number', min: 0, max: 100, step: 0.01 } as const
  return (
    <form
      className="grid gap-3 sm:grid-cols-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!verb.pending) submit(event.currentTarget)
      }}
    >
      {text('accountNo', 'building')}
      {text('name', 'name', { maxLength: 80 }, 'sm:col-span-2')}
      <Field label={t('why')} htmlFor="plan-why" hint={t('whyHint')} className="sm:col-span-3">
        <textarea id="plan-why" name="why" required rows={2} maxLength={300} className={inputClass} />
      </Field>
      {text('costYuan', 'costYuan', { inputMode: 'decimal' })}
      <Field label={t('splitBy')} htmlFor="plan-split">
        <select id="plan-split" name="splitBy" className={inputClass}>
          <option value="household">{t('split.household')}</option>
          <option value="area">{t('split.area')}</option>
        </select>
      </Field>
      {text('needed', 'neededPct', { ...percent, defaultValue: 100 })}
      {text('customer', 'customerPct', percent)}
      {text('government', 'governmentPct', percent)}
      <Field label={t('companyPct')} htmlFor="plan-company" error={error('companyBps')}>
        <input id="plan-company" name="company" required className={inputClass} {...percent} />
      </Field>
      {text('startsOn', 'startsOn', { type: 'date' })}
      {text('endsOn', 'endsOn', { type: 'date' })}
      {text('source', 'source', { maxLength: 200 })}
      <Field
        label={t('stepsText')}
        htmlFor="plan-steps"
        hint={t('stepsHint')}
        error={stepsWrong ? t('stepsWrong') : undefined}
        className="sm:col-span-3"
      >
        <textarea id="plan-steps" name="steps" rows={3} className={inputClass} />
      </Field>
      <Button type="submit" look="primary" disabled={verb.pending} className="h-10">
        {t('submitPlan')}
      </Button>
      <div className="sm:col-span-3">
        <RefusalNote state={verb.state} />
      </div>
    </form>
  )
}
