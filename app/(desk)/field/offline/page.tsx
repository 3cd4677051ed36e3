import { FieldRoom } from '@/components/field/field-room.client'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { revealPhoneAction } from '../../tickets/[no]/actions'

/** The empty room a phone keeps: without signal it is shown for every page under /field and filled from the phone itself. */
export default async function FieldOfflinePage() {
  await requirePageActor('order:read')
  return <FieldRoom first={null} reveal={revealPhoneAction} />
}
