import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OffSeasonScreen } from '@/components/upkeep/off-season-screen'
import { may } from '@/lib/access/authorize'
import { listOffSeason } from '@/lib/fieldwork/off-season-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { excuseOffSeasonAction, finishOffSeasonAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upkeep.offSeason'))('title') }
}

/** What cannot be repaired while the heat is on. */
export default async function OffSeasonPage() {
  const ctx = await requirePageActor('off-season:read')
  const acts = {
    finish: may(ctx.actor, 'off-season:settle') ? finishOffSeasonAction : null,
    excuse: may(ctx.actor, 'off-season:excuse') ? excuseOffSeasonAction : null,
  }
  return <OffSeasonScreen lines={await listOffSeason(ctx)} acts={acts} now={ctx.now.toISOString()} />
}
