import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReclassList } from '@/components/billing/reclass/reclass-list'
import { PageTitle } from '@/components/ui/page-title'
import { classChanges } from '@/lib/billing/class-change-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { inReadersNames } from '../readers-names'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.reclass'))('title') }
}

/** Disputes about the class of use, those that wait first. */
export default async function ReclassPage() {
  const ctx = await requirePageActor('billing:read')
  const t = await getTranslations('billing.reclass')
  const changes = await inReadersNames(ctx, await classChanges(ctx))
  return (
    <>
      <PageTitle title={t('title')} note={t('note')} />
      <ReclassList changes={changes} now={ctx.now.toISOString()} withAccount empty={t('none')} />
    </>
  )
}
