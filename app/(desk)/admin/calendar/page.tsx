import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CalendarScreen } from '@/components/admin/calendar-screen'
import { may } from '@/lib/access/authorize'
import { getCalendar } from '@/lib/policy/admin-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { sectionsOf } from '../sections'
import { editCalendarAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.section'))('calendar') }
}

type Search = { searchParams: Promise<{ year?: string }> }

/** A year's holidays and make-up days, which every clock in working days counts by. */
export default async function CalendarPage({ searchParams }: Search) {
  const ctx = await requirePageActor('system:read')
  const { year } = await searchParams
  const calendar = await getCalendar(ctx, year ? Number(year) : undefined)
  return (
    <CalendarScreen
      sections={sectionsOf(ctx)}
      calendar={calendar}
      edit={may(ctx.actor, 'calendar:edit') ? editCalendarAction : null}
      now={ctx.now.toISOString()}
    />
  )
}
