import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { QualityScreen } from '@/components/upkeep/quality-screen'
import { RatingPanel } from '@/components/upkeep/rating-panel'
import { listQualityCases } from '@/lib/quality/queries'
import { crewRatings, listRatings } from '@/lib/quality/rating-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { settleCaseAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upkeep.quality'))('title') }
}

type Search = { searchParams: Promise<{ ratings?: string }> }

/** Complaints about crews, for those they are not about, and what customers thought of visits. */
export default async function QualityPage({ searchParams }: Search) {
  const ctx = await requirePageActor('quality:read')
  const which = (await searchParams).ratings === 'all' ? 'all' : 'low'
  const [cases, figures, ratings] = await Promise.all([
    listQualityCases(ctx),
    crewRatings(ctx),
    listRatings(ctx, which),
  ])
  const now = ctx.now.toISOString()
  return (
    <QualityScreen cases={cases} settle={settleCaseAction} now={now}>
      <RatingPanel figures={figures} ratings={ratings} which={which} path="/quality" now={now} />
    </QualityScreen>
  )
}
