import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { CalendarPage } from '@/lib/policy/views'
import { cx } from '../ui/classes'
import { TimeText } from '../ui/time-text.client'
import { AdminTabs, type AdminSection } from './admin-tabs'
import { YearEditor, type EditCalendar } from './year-editor.client'

type Props = { sections: AdminSection[]; calendar: CalendarPage; edit: EditCalendar | null; now: string }

/** A calendar by year; a year without one is said loudly, because its clocks would count holidays as working days. */
export function CalendarScreen({ sections, calendar, edit, now }: Props) {
  const t = useTranslations('admin.calendar')
  const { year, years, missing, version, updatedAt, source } = calendar
  return (
    <>
      <AdminTabs sections={sections} current="calendar" />
      {missing.length > 0 && (
        <div role="alert" className="mb-4 flex gap-3 rounded border border-over bg-over-soft px-4 py-3 text-over">
          <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          <p>
            <strong className="block text-lg">{t('missing', { years: missing.join('、') })}</strong>
            {t('missingText')}
          </p>
        </div>
      )}
      <nav aria-label={t('years')} className="mb-3 flex flex-wrap items-center gap-1">
        {years.map((one) => (
          <Link
            key={one}
            href={`/admin/calendar?year=${one}`}
            prefetch={false}
            aria-current={one === year ? 'page' : undefined}
            className={cx(
              'rounded px-3 py-1',
              one === year ? 'bg-accent-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken',
            )}
          >
            {one}
            {missing.includes(one) && <span className="ml-1 text-over">!</span>}
          </Link>
        ))}
        <span className="ml-auto text-sm text-ink-3">
          {version > 0 && updatedAt ? (
            <>
              {t('version', { version })} · <TimeText at={updatedAt} now={now} />
            </>
          ) : (
            t('noVersion')
          )}
        </span>
      </nav>
      <YearEditor key={`${year}.${version}`} calendar={calendar} edit={edit} />
      <p className="mt-4 max-w-3xl text-sm text-ink-3">
        {source && <>{t('source', { source })} </>}
        {t('kept')}
      </p>
    </>
  )
}
