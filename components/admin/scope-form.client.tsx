'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { UnitPage } from '@/lib/units/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import { TextField } from './text-field'
import type { UnitActions } from './unit-actions'

const SERVICES = ['heat', 'water', 'power'] as const
const KINDS = ['inquiry', 'repair', 'leak', 'complaint', 'suggestion', 'praise', 'service-request'] as const

/** More that a unit answers for: all that is named must hold, what is left open means any. */
export function ScopeForm({ unit, add }: { unit: UnitPage; add: UnitActions['addScope'] }) {
  const t = useTranslations('admin.units')
  const words = useTranslations('words')
  const router = useRouter()
  const textOf = useFieldText()
  const verb = useVerb(add, () => router.refresh())
  const error = (name: string) => verb.fields[name] && textOf(verb.fields[name])
  function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const given = (name: string) => String(said.get(name) ?? '').trim()
    void verb.run({
      unitId: unit.id,
      service: (given('service') || null) as (typeof SERVICES)[number] | null,
      kinds: said.getAll('kind').map(String) as (typeof KINDS)[number][],
      community: given('community'),
      zone: given('zone'),
      rank: Number(given('rank')),
    })
  }
  return (
    <form className="mt-2 grid gap-3 rounded bg-sunken p-3 sm:grid-cols-4" onSubmit={submit}>
      <Field label={t('service')} htmlFor="scope-service">
        <select id="scope-service" name="service" className={inputClass}>
          <option value="">{t('anyService')}</option>
          {SERVICES.map((service) => (
            <option key={service} value={service}>
              {words(`service.${service}`)}
            </option>
          ))}
        </select>
      </Field>
      <TextField name="community" label={t('community')} error={error('community')} />
      <TextField name="zone" label={t('zone')} error={error('zone')} />
      <TextField
        name="rank"
        type="number"
        label={t('rank')}
        value="50"
        hint={t('rankHint')}
        error={error('rank')}
        required
      />
      <fieldset className="sm:col-span-4">
        <legend className="mb-1 text-sm text-ink-2">{t('kinds')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {KINDS.map((kind) => (
            <label key={kind} className="flex min-h-6 items-center gap-1.5">
              <input type="checkbox" name="kind" value={kind} />
              {words(`kind.${kind}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-3 sm:col-span-4">
        <Button type="submit" disabled={verb.pending}>
          {t('addIt')}
        </Button>
        <RefusalNote state={verb.state} />
      </div>
    </form>
  )
}
