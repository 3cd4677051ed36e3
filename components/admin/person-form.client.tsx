'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { StaffView } from '@/lib/access/views'
import { ROLES, type Role } from '@/lib/kernel/roles'
import type { UnitLine } from '@/lib/units/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { nameIn } from '../ui/named'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import { PasswordNote } from './password-note'
import type { StaffActions } from './reason-form.client'
import { TextField } from './text-field'

type Props = { person: StaffView | null; units: UnitLine[]; actions: StaffActions; onDone?: () => void }

/** A person, new or changed: who, which unit, which duties. The password of a new one is shown once. */
export function PersonForm({ person, units, actions, onDone }: Props) {
  const t = useTranslations('admin.staff')
  const words = useTranslations('words')
  const locale = useLocale()
  const router = useRouter()
  const textOf = useFieldText()
  const [round, setRound] = useState(0)
  const add = useVerb(actions.add, () => {
    setRound((n) => n + 1)
    router.refresh()
  })
  const change = useVerb(actions.change, () => {
    router.refresh()
    onDone?.()
  })
  const verb = person ? change : add
  const error = (name: string) => verb.fields[name] && textOf(verb.fields[name])
  const id = (name: string) => `${person?.id ?? 'new'}-${name}`
  function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const given = (name: string) => String(said.get(name) ?? '')
    const unitId = given('unitId')
    const keptAt = (role: string) => person?.duties.find((duty) => duty.role === role)?.unitId ?? unitId
    const duties = said.getAll('role').map((role) => ({ role: role as Role, unitId: keptAt(String(role)) }))
    const body = {
      name: given('name'),
      nameEn: given('nameEn'),
      phone: given('phone'),
      unitId,
      duties,
      oidcSubject: given('oidcSubject').trim(),
    }
    if (person) void change.run({ staffId: person.id, ...body })
    else void add.run({ staffNo: given('staffNo').trim(), username: given('username'), ...body })
  }
  return (
    <div className="mt-2 rounded bg-sunken p-3">
      <form key={round} className="grid gap-3 sm:grid-cols-2 xl:grid-cols-6" onSubmit={submit}>
        {!person && (
          <>
            <TextField name="staffNo" id={id('staffNo')} label={t('staffNo')} error={error('staffNo')} required />
            <TextField name="username" id={id('username')} label={t('username')} error={error('username')} required />
          </>
        )}
        <TextField name="name" id={id('name')} label={t('name')} value={person?.name} error={error('name')} required />
        <TextField name="nameEn" id={id('nameEn')} label={t('nameEn')} value={person?.nameEn} error={error('nameEn')} />
        <TextField name="phone" id={id('phone')} label={t('phone')} value={person?.phone} error={error('phone')} />
        <TextField
          name="oidcSubject"
          id={id('oidcSubject')}
          label={t('oidcSubject')}
          hint={t('oidcHint')}
          value={person?.oidcSubject}
          error={error('oidcSubject')}
        />
        <Field label={t('unit')} htmlFor={id('unit')}>
          <select id={id('unit')} name="unitId" defaultValue={person?.unitId} className={inputClass}>
            {units.map((unit) => (
              <option key={unit.id} value={unit.id}>{`${'　'.repeat(unit.depth)}${nameIn(locale, unit)}`}</option>
            ))}
          </select>
        </Field>
        <fieldset className="sm:col-span-2 xl:col-span-6">
          <legend className="mb-1 text-sm text-ink-2">{t('duties')}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            {ROLES.map((role) => (
              <label key={role} className="flex min-h-6 items-center gap-1.5">
                <input
                  type="checkbox"
                  name="role"
                  value={role}
                  defaultChecked={person?.duties.some((duty) => duty.role === role)}
                />
                {words(`role.${role}`)}
              </label>
            ))}
          </div>
          {error('duties') && <p className="mt-1 text-xs text-over">{error('duties')}</p>}
        </fieldset>
        <div className="flex flex-wrap items-center gap-3 sm:col-span-2 xl:col-span-6">
          <Button type="submit" disabled={verb.pending}>
            {t(person ? 'save' : 'addIt')}
          </Button>
          <RefusalNote state={verb.state} />
        </div>
      </form>
      {!person && add.state?.ok && <PasswordNote {...add.state.data} />}
    </div>
  )
}
