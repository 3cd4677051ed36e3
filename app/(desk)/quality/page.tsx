import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { QualityScreen } from '@/components/upkeep/quality-screen'
import { listQualityCases } from '@/lib/quality/queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { settleCaseAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upkeep.quality'))('title') }
}

/** Complaints about crews, for those they are not about. */
export default async function QualityPage() {
  const ctx = await requirePageActor('quality:read')
  return <QualityScreen cases={await listQualityCases(ctx)} settle={settleCaseAction} now={ctx.now.toISOString()} />
}
