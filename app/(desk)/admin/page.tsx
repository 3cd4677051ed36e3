import { redirect } from 'next/navigation'
import { may } from '@/lib/access/authorize'
import { requirePageActor } from '@/lib/web/require-page-actor'

/** To the section of this person's duty. */
export default async function AdminPage() {
  const { actor } = await requirePageActor('system:read')
  redirect(may(actor, 'audit:read') ? '/admin/audit' : may(actor, 'calendar:edit') ? '/admin/calendar' : '/admin/staff')
}
