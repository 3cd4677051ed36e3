'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { ActionState } from '@/lib/kernel/result'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import { SettleForm } from './settle-form.client'

type Saved = Promise<ActionState<{ defectId: string }>>
export type EnterDefect = (input: {
  requestKey: string
  address: string
  service: 'heat' | 'water' | 'power'
  title: string
  detail: string
  source: string
  since: string
}) => Saved
export type EndDefect = (input: { requestKey: string; defectId: string; endedOn: string; reason: string }) => Saved

const LINES = ['address', 'title', 'detail', 'source'] as const

/** A defect of a building: what, where it is known from, since when. */
export function EnterDefectForm({ enter, today }: { enter: EnterDefect; today: string }) {
  const t = useTranslations('upkeep.defects')
  const words = useTranslations('words')
  const fieldText = useFieldText()
  const router = useRouter()
  const verb = useVerb(enter, () => router.refresh())
  const errorOf = (name: string) => verb.fields[name] && fieldText(verb.fields[name])
  return (
    <form
      className="grid gap-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const said = (name: string) => String(new FormData(form).get(name) ?? '')
        const service = said('service') as 'heat'
        const [address, title, detail, source] = LINES.map(said) as [string, string, string, string]
        void verb.run({ address, title, detail, source, service, since: said('since') }).then((result) => {
          if (result.ok) form.reset()
        })
      }}
    >
      {LINES.map((name) => (
        <Field key={name} label={t(name)} htmlFor={`defect-${name}`} hint={t(`${name}Hint`)} error={errorOf(name)}>
          <input id={`defect-${name}`} name={name} className={`${inputClass} min-h-11 lg:min-h-8`} maxLength={200} />
        </Field>
      ))}
      <Field label={t('service')} htmlFor="defect-service">
        <select id="defect-service" name="service" className={`${inputClass} min-h-11 lg:min-h-8`}>
          {(['heat', 'water', 'power'] as const).map((value) => (
            <option key={value} value={value}>
              {words(`service.${value}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('since')} htmlFor="defect-since" error={errorOf('since')}>
        <DateInput id="defect-since" name="since" defaultValue={today} look={`${inputClass} min-h-11 lg:min-h-8`} />
      </Field>
      <div className="space-y-2 sm:col-span-2">
        <RefusalNote state={verb.state} />
        <Button type="submit" look="primary" disabled={verb.pending} className="min-h-11 lg:min-h-8">
          {t('enter')}
        </Button>
      </div>
    </form>
  )
}

/** The defect is mended, from today on. */
export function EndDefectForm({ defectId, end, today }: { defectId: string; end: EndDefect; today: string }) {
  const t = useTranslations('upkeep.defects')
  return (
    <SettleForm
      label={t('endReason')}
      hint={t('endHint')}
      acts={[{ name: 'end', label: t('end'), act: (given) => end({ ...given, defectId, endedOn: today }) }]}
    />
  )
}
