import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FieldRoom } from '@/components/field/field-room.client'
import { fieldDay } from '@/lib/fieldwork/field-day'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { revealPhoneAction } from '../tickets/[no]/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('field'))('title') }
}

/** The jobs of one's crews, or of one's unit. */
export default async function FieldPage() {
  const ctx = await requirePageActor('order:read')
  return <FieldRoom first={await fieldDay(ctx)} reveal={revealPhoneAction} />
}
