import 'server-only'
import type { AdminSection } from '@/components/admin/admin-tabs'
import { may } from '@/lib/access/authorize'
import type { StaffContext } from '@/lib/platform/context'

/** The sections of the system pages this person's duty carries. */
export function sectionsOf({ actor }: StaffContext): AdminSection[] {
  const admin = may(actor, 'system:read')
  const own: [AdminSection, boolean][] = [
    ['units', may(actor, 'unit:edit')],
    ['staff', may(actor, 'staff:read')],
    ['calendar', admin],
    ['policy', admin],
    ['banks', may(actor, 'bank:layout')],
    ['audit', may(actor, 'audit:read')],
  ]
  return own.flatMap(([section, mine]) => (mine ? [section] : []))
}
