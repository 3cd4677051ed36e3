'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { CrewLine, UnitPage } from '@/lib/units/views'
import { Button } from '../ui/button'
import { nameIn } from '../ui/named'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import { TextField } from './text-field'
import type { UnitActions } from './unit-actions'

type Props = { unit: UnitPage; crew: CrewLine | null; actions: UnitActions }

const CAPACITY = 10

/** A crew, new or changed: names, skills apart by commas, how many appointments a shift holds, and who goes out together. */
export function CrewForm({ unit, crew, actions }: Props) {
  const t = useTranslations('admin.units')
  const locale = useLocale()
  const router = useRouter()
  const textOf = useFieldText()
  const form = useVerb(actions.form, () => router.refresh())
  const change = useVerb(actions.changeCrew, () => router.refresh())
  const verb = crew ? change : form
  const error = (name: string) => verb.fields[name] && textOf(verb.fields[name])
  const id = (name: string) => `${crew?.code ?? 'new-crew'}-${name}`
  function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const given = (name: string) => String(said.get(name) ?? '')
    const skills = given('skills')
      .split(/[,，、\s]+/)
      .filter(Boolean)
    const body = {
      name: given('name'),
      nameEn: given('nameEn'),
      skills,
      capacity: Number(given('capacity')),
      memberIds: said.getAll('member').map(String),
    }
    if (crew) void change.run({ crewId: crew.id, ...body })
    else void form.run({ unitId: unit.id, code: given('code').trim(), ...body })
  }
  return (
    <form className="mt-2 grid gap-3 rounded bg-sunken p-3 sm:grid-cols-2 xl:grid-cols-4" onSubmit={submit}>
      {!crew && <TextField name="code" id={id('code')} label={t('code')} error={error('code')} required />}
      <TextField name="name" id={id('name')} label={t('name')} value={crew?.name} error={error('name')} required />
      <TextField name="nameEn" id={id('nameEn')} label={t('nameEn')} value={crew?.nameEn} error={error('nameEn')} />
      <TextField
        name="skills"
        id={id('skills')}
        label={t('skills')}
        hint={t('skillsHint')}
        value={crew?.skills.join(locale === 'en' ? ', ' : '、')}
        error={error('skills')}
      />
      <TextField
        name="capacity"
        id={id('capacity')}
        type="number"
        label={t('capacity')}
        hint={t('capacityHint')}
        value={String(crew?.capacity ?? CAPACITY)}
        error={error('capacity')}
        required
      />
      <fieldset className="sm:col-span-2 xl:col-span-4">
        <legend className="mb-1 text-sm text-ink-2">{t('members')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {unit.people
            .filter((person) => person.technician)
            .map((person) => (
              <label key={person.id} className="flex min-h-6 items-center gap-1.5">
                <input
                  type="checkbox"
                  name="member"
                  value={person.id}
                  defaultChecked={crew?.memberIds.includes(person.id)}
                />
                {nameIn(locale, person)}
              </label>
            ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-3 sm:col-span-2 xl:col-span-4">
        <Button type="submit" disabled={verb.pending}>
          {t(crew ? 'save' : 'formIt')}
        </Button>
        {verb.state?.ok && <p className="text-sm text-kept">{t('saved')}</p>}
        <RefusalNote state={verb.state} />
      </div>
    </form>
  )
}
