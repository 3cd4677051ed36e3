import type { Metadata } from 'next'
import { FieldRoom } from '@/components/field/field-room.client'
import { fieldDay } from '@/lib/fieldwork/field-day'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { revealPhoneAction } from '../../tickets/[no]/actions'

type Props = { params: Promise<{ orderNo: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).orderNo) }
}

/** One job: what is known, what is done on site, how it ended. */
export default async function FieldJobPage({ params }: Props) {
  const ctx = await requirePageActor('order:read')
  const day = await orNotFound(fieldDay(ctx, decodeURIComponent((await params).orderNo)))
  return <FieldRoom first={day} reveal={revealPhoneAction} />
}
