'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { CrewLine } from '@/lib/units/views'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { useVerb } from '../ui/use-verb.client'
import { TextField } from './text-field'
import type { UnitActions } from './unit-actions'

const WEEK = [1, 2, 3, 4, 5, 6, 7]

/** Hours of duty between two dates, on the days of the week ticked. */
export function RosterForm({ crew, now, roster }: { crew: CrewLine; now: string; roster: UnitActions['roster'] }) {
  const t = useTranslations('admin.units')
  const router = useRouter()
  const textOf = useFieldText()
  const verb = useVerb(roster, () => router.refresh())
  const error = (name: string) => verb.fields[name] && textOf(verb.fields[name])
  const id = (name: string) => `${crew.code}-r-${name}`
  const today = now.slice(0, 10)
  function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const given = (name: string) => String(said.get(name) ?? '')
    const hours = { from: given('from'), to: given('to'), start: given('start'), end: given('end') }
    void verb.run({ crewId: crew.id, ...hours, weekdays: said.getAll('day').map(Number) })
  }
  return (
    <form className="mt-2 grid gap-3 rounded bg-sunken p-3 sm:grid-cols-4" onSubmit={submit}>
      <TextField
        name="from"
        id={id('from')}
        type="date"
        label={t('from')}
        value={today}
        error={error('from')}
        required
      />
      <TextField name="to" id={id('to')} type="date" label={t('to')} error={error('to')} required />
      <TextField
        name="start"
        id={id('start')}
        type="time"
        label={t('start')}
        value="08:00"
        error={error('start')}
        required
      />
      <TextField
        name="end"
        id={id('end')}
        type="time"
        label={t('end')}
        value="20:00"
        hint={t('endHint')}
        error={error('end')}
        required
      />
      <fieldset className="sm:col-span-4">
        <legend className="mb-1 text-sm text-ink-2">{t('days')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {WEEK.map((day) => (
            <label key={day} className="flex min-h-6 items-center gap-1.5">
              <input type="checkbox" name="day" value={day} defaultChecked />
              {t(`day.${day}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-3 sm:col-span-4">
        <Button type="submit" disabled={verb.pending}>
          {t('rosterIt')}
        </Button>
        {verb.state?.ok && <p className="text-sm text-kept">{t('rostered', { n: verb.state.data.shifts })}</p>}
        <RefusalNote state={verb.state} />
      </div>
    </form>
  )
}
