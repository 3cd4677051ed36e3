import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PolicyScreen } from '@/components/admin/policy-screen'
import { listPacks } from '@/lib/policy/admin-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { sectionsOf } from '../sections'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.section'))('policy') }
}

/** The rule packs the product's numbers come from, with their sources; to read only. */
export default async function PolicyPage() {
  const ctx = await requirePageActor('system:read')
  return <PolicyScreen sections={sectionsOf(ctx)} packs={await listPacks(ctx)} />
}
