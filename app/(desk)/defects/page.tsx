import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DefectsScreen } from '@/components/upkeep/defects-screen'
import { may } from '@/lib/access/authorize'
import { listDefects } from '@/lib/accounts/defect-queries'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { endDefectAction, enterDefectAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upkeep.defects'))('page') }
}

/** The register of known defects of buildings. */
export default async function DefectsPage() {
  const ctx = await requirePageActor('defect:read')
  const acts = may(ctx.actor, 'defect:edit') ? { enter: enterDefectAction, end: endDefectAction } : null
  const today = localDateOf((await policyBook(ctx)).timeZone, ctx.now)
  return <DefectsScreen defects={await listDefects(ctx)} acts={acts} today={today} />
}
