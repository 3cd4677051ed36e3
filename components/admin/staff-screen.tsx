import { useTranslations } from 'next-intl'
import Form from 'next/form'
import type { StaffView } from '@/lib/access/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Empty } from '../ui/panel'
import type { UnitLine } from '@/lib/units/views'
import { PersonForm } from './person-form.client'
import { AdminTabs, type AdminSection } from './admin-tabs'
import type { StaffActions } from './reason-form.client'
import { StaffRow } from './staff-row.client'

type Props = {
  sections: AdminSection[]
  staff: StaffView[]
  text: string
  meId: string
  units: UnitLine[]
  now: string
  actions: StaffActions | null
}

/** People of the company: duties, sign-ins, and for the security administrator the way to end them. */
export function StaffScreen({ sections, staff, text, meId, units, now, actions }: Props) {
  const t = useTranslations('admin.staff')
  const signedIn = staff.filter((person) => person.sessions.length > 0).length
  return (
    <>
      <AdminTabs sections={sections} current="staff" note={t('counts', { all: staff.length, signedIn })} />
      <Form action="/admin/staff" className="mb-3 flex gap-2">
        <input
          type="search"
          name="text"
          defaultValue={text}
          maxLength={40}
          aria-label={t('search')}
          placeholder={t('search')}
          className={`${inputClass} max-w-72`}
        />
        <Button type="submit">{t('show')}</Button>
      </Form>
      {actions && (
        <details className="mb-3">
          <summary className="cursor-pointer text-ink-2 hover:text-ink">{t('add')}</summary>
          <PersonForm person={null} units={units} actions={actions} />
        </details>
      )}
      {staff.length === 0 ? (
        <Empty text={t('nobody')} />
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {staff.map((person) => (
            <StaffRow
              key={person.id}
              person={person}
              isMe={person.id === meId}
              now={now}
              units={units}
              actions={actions}
            />
          ))}
        </ul>
      )}
    </>
  )
}
