'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { dayOfDate, weekdayOf } from '@/lib/kernel/zones'
import type { ActionState } from '@/lib/kernel/result'
import type { CalendarPage } from '@/lib/policy/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { MonthGrid, type DayKind } from './month-grid.client'

type Input = {
  requestKey: string
  year: number
  baseVersion: number
  holidays: string[]
  makeUpDays: string[]
  source: string
  reason: string
}
export type EditCalendar = (input: Input) => Promise<ActionState<{ year: number; version: number }>>

const toggled = (days: ReadonlySet<string>, date: string, on: boolean) => {
  const next = new Set(days)
  if (on) next.add(date)
  else next.delete(date)
  return next
}
const changes = (before: string[], after: ReadonlySet<string>) =>
  [...new Set([...before, ...after])].filter((date) => before.includes(date) !== after.has(date))

/** Twelve months; a press turns a weekday into a holiday, a weekend day into a working day or a named holiday; saved as a new version with its reason. */
export function YearEditor({ calendar, edit }: { calendar: CalendarPage; edit: EditCalendar | null }) {
  const t = useTranslations('admin.calendar')
  const router = useRouter()
  const [off, setOff] = useState<ReadonlySet<string>>(() => new Set(calendar.holidays))
  const [work, setWork] = useState<ReadonlySet<string>>(() => new Set(calendar.makeUpDays))
  const { year, version } = calendar
  const verb = useVerb(edit ?? (() => Promise.reject(new Error('read only'))), (data) => {
    toast.success(t('saved', data))
    router.refresh()
  })
  const changed = new Set([...changes(calendar.holidays, off), ...changes(calendar.makeUpDays, work)])
  const kindOf = (date: string): DayKind =>
    work.has(date) ? 'work' : off.has(date) ? 'off' : weekdayOf(dayOfDate(date)) > 5 ? 'weekend' : 'weekday'
  function press(date: string) {
    const kind = kindOf(date)
    setOff(toggled(off, date, kind === 'weekday' || kind === 'work'))
    setWork(toggled(work, date, kind === 'weekend'))
  }
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-2">
        <span className="flex items-center gap-1.5">
          <i className="size-3 rounded-[3px] bg-over-soft outline outline-over" />
          {t('off', { n: off.size })}
        </span>
        <span className="flex items-center gap-1.5">
          <i className="size-3 rounded-[3px] bg-run-soft outline outline-run" />
          {t('work', { n: work.size })}
        </span>
        {edit && <span className="text-ink-3">{t('hint')}</span>}
      </p>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
        {Array.from({ length: 12 }, (_, i) => (
          <MonthGrid
            key={i}
            year={year}
            month={i + 1}
            today={calendar.today}
            kindOf={kindOf}
            changed={changed}
            onPress={edit ? press : null}
          />
        ))}
      </div>
      {edit && (changed.size > 0 || version === 0) && (
        <form
          className="z-10 mt-4 flex flex-wrap items-end gap-3 border-t border-line-strong bg-ground py-3 lg:sticky lg:bottom-0"
          onSubmit={(event) => {
            event.preventDefault()
            const form = new FormData(event.currentTarget)
            void verb.run({
              year,
              baseVersion: version,
              holidays: [...off],
              makeUpDays: [...work],
              source: String(form.get('source') ?? ''),
              reason: String(form.get('reason') ?? ''),
            })
          }}
        >
          <p className="w-full text-sm text-near">
            {version === 0
              ? t('newYear', { year })
              : t('changed', {
                  dates: [...changed]
                    .sort()
                    .map((date) => date.slice(5))
                    .join('、'),
                })}
          </p>
          <Field label={t('reason')} htmlFor="calendar-reason" required className="min-w-0 flex-1 basis-60">
            <input id="calendar-reason" name="reason" required maxLength={200} className={inputClass} />
          </Field>
          <Field label={t('sourceField')} htmlFor="calendar-source" className="min-w-0 flex-1 basis-60">
            <input
              id="calendar-source"
              name="source"
              maxLength={200}
              defaultValue={calendar.source}
              className={inputClass}
            />
          </Field>
          <Button type="submit" look="primary" disabled={verb.pending}>
            {t('save')}
          </Button>
          <RefusalNote state={verb.state} />
        </form>
      )}
    </>
  )
}
