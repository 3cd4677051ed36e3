import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DefectsScreen } from '@/components/upkeep/defects-screen'
import { may } from '@/lib/access/authorize'
import { listDefects } from '@/lib/accounts/defect-queries'
import { DefectListInput } from '@/lib/accounts/inputs'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { endDefectAction, enterDefectAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upkeep.defects'))('page') }
}

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The register of known defects of buildings: `?text=` words of place or defect, `?which=all` with those that are mended. */
export default async function DefectsPage({ searchParams }: Search) {
  const ctx = await requirePageActor('defect:read')
  const asked = DefectListInput.parse(await searchParams)
  const acts = may(ctx.actor, 'defect:edit') ? { enter: enterDefectAction, end: endDefectAction } : null
  const today = localDateOf((await policyBook(ctx)).timeZone, ctx.now)
  return <DefectsScreen asked={asked} defects={await listDefects(ctx, asked)} acts={acts} today={today} />
}
