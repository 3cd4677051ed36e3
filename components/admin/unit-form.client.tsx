'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { UnitPage } from '@/lib/units/views'
import { UNIT_KINDS } from '@/lib/units/rules/organisation'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { nameIn } from '../ui/named'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import { TextField } from './text-field'
import type { UnitActions } from './unit-actions'

/** Names, telephone and leader of a unit. */
export function UnitForm({ unit, change }: { unit: UnitPage; change: UnitActions['change'] }) {
  const t = useTranslations('admin.units')
  const locale = useLocale()
  const router = useRouter()
  const textOf = useFieldText()
  const verb = useVerb(change, () => router.refresh())
  const error = (name: string) => verb.fields[name] && textOf(verb.fields[name])
  return (
    <form
      className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4"
      onSubmit={(event) => {
        event.preventDefault()
        const said = new FormData(event.currentTarget)
        const given = (name: string) => String(said.get(name) ?? '')
        const leaderId = given('leaderId') || null
        void verb.run({
          ...{ unitId: unit.id, leaderId },
          ...{ name: given('name'), nameEn: given('nameEn'), phone: given('phone') },
        })
      }}
    >
      <TextField name="name" label={t('name')} value={unit.name} error={error('name')} required />
      <TextField name="nameEn" label={t('nameEn')} value={unit.nameEn} error={error('nameEn')} />
      <TextField name="phone" label={t('phone')} value={unit.phone} error={error('phone')} />
      <Field label={t('leader')} htmlFor="leaderId">
        <select id="leaderId" name="leaderId" defaultValue={unit.leaderId ?? ''} className={inputClass}>
          <option value="">{t('noLeader')}</option>
          {unit.people.map((person) => (
            <option key={person.id} value={person.id}>
              {`${nameIn(locale, person)} · ${person.staffNo}`}
            </option>
          ))}
        </select>
      </Field>
      <div className="flex flex-wrap items-center gap-3 sm:col-span-2 xl:col-span-4">
        <Button type="submit" disabled={verb.pending}>
          {t('save')}
        </Button>
        {verb.state?.ok && <p className="text-sm text-kept">{t('saved')}</p>}
        <RefusalNote state={verb.state} />
      </div>
    </form>
  )
}

/** A new unit below this one. */
export function OpenUnitForm({ parent, open }: { parent: UnitPage; open: UnitActions['open'] }) {
  const t = useTranslations('admin.units')
  const words = useTranslations('words')
  const router = useRouter()
  const textOf = useFieldText()
  const verb = useVerb(open, ({ code }) => router.push(`/admin/units?unit=${encodeURIComponent(code)}`))
  const error = (name: string) => verb.fields[name] && textOf(verb.fields[name])
  return (
    <details>
      <summary className="cursor-pointer text-ink-2 hover:text-ink">{t('open')}</summary>
      <form
        className="mt-2 grid gap-3 sm:grid-cols-2 xl:grid-cols-5"
        onSubmit={(event) => {
          event.preventDefault()
          const said = new FormData(event.currentTarget)
          const given = (name: string) => String(said.get(name) ?? '')
          const kind = given('kind') as (typeof UNIT_KINDS)[number]
          const names = { code: given('code').trim(), name: given('name'), nameEn: given('nameEn') }
          void verb.run({ parentId: parent.id, ...names, kind, phone: given('phone') })
        }}
      >
        <TextField name="code" label={t('code')} error={error('code')} hint={t('codeHint')} required />
        <TextField name="name" label={t('name')} error={error('name')} id="new-name" required />
        <TextField name="nameEn" label={t('nameEn')} error={error('nameEn')} id="new-nameEn" />
        <Field label={t('kind')} htmlFor="kind">
          <select id="kind" name="kind" defaultValue="second-level" className={inputClass}>
            {UNIT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words(`unitKind.${kind}`)}
              </option>
            ))}
          </select>
        </Field>
        <TextField name="phone" label={t('phone')} error={error('phone')} id="new-phone" />
        <div className="flex flex-wrap items-center gap-3 sm:col-span-2 xl:col-span-5">
          <Button type="submit" disabled={verb.pending}>
            {t('openIt')}
          </Button>
          <RefusalNote state={verb.state} />
        </div>
      </form>
    </details>
  )
}
