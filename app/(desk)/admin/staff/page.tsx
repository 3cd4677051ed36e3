import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffScreen } from '@/components/admin/staff-screen'
import { may } from '@/lib/access/authorize'
import { listStaff } from '@/lib/access/queries'
import { listAllUnits } from '@/lib/units/organisation-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { sectionsOf } from '../sections'
import {
  addStaffAction,
  changeStaffAction,
  disableStaffAction,
  enableStaffAction,
  resetPasswordAction,
  revokeSessionsAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.section'))('staff') }
}

type Search = { searchParams: Promise<{ text?: string }> }

/** Everyone, their duties and where they are signed in; the security administrator may end sessions and disable accounts. */
export default async function StaffPage({ searchParams }: Search) {
  const ctx = await requirePageActor('staff:read')
  const { text } = await searchParams
  const asked = typeof text === 'string' ? text.slice(0, 40) : ''
  return (
    <StaffScreen
      sections={sectionsOf(ctx)}
      staff={await listStaff(ctx, asked)}
      text={asked}
      meId={ctx.actor.id}
      units={await listAllUnits(ctx)}
      now={ctx.now.toISOString()}
      actions={
        may(ctx.actor, 'staff:disable')
          ? {
              revoke: revokeSessionsAction,
              disable: disableStaffAction,
              enable: enableStaffAction,
              reset: resetPasswordAction,
              add: addStaffAction,
              change: changeStaffAction,
            }
          : null
      }
    />
  )
}
