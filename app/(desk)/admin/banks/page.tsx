import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LayoutScreen } from '@/components/billing/layout/layout-screen'
import { ProviderPanel } from '@/components/billing/provider-panel.client'
import { bankLayouts } from '@/lib/billing/bank-queries'
import { providers } from '@/lib/billing/providers'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { sectionsOf } from '../sections'
import { editLayoutAction, editProviderAction, previewLayoutAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.section'))('banks') }
}

type Search = { searchParams: Promise<{ code?: string | string[] }> }

/** How each bank writes its files; a bank is added or changed as data. */
export default async function BanksPage({ searchParams }: Search) {
  const ctx = await requirePageActor('bank:layout')
  const { code } = await searchParams
  return (
    <>
      <LayoutScreen
        sections={sectionsOf(ctx)}
        layouts={await bankLayouts(ctx)}
        code={typeof code === 'string' ? code.slice(0, 20) : null}
        edit={editLayoutAction}
        preview={previewLayoutAction}
      />
      <div className="mt-8 max-w-4xl">
        <ProviderPanel providers={await providers(ctx)} edit={editProviderAction} />
      </div>
    </>
  )
}
