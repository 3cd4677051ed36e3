import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlanForm } from '@/components/billing/retrofit/plan-form.client'
import { RetrofitList } from '@/components/billing/retrofit/retrofit-list'
import { PageTitle } from '@/components/ui/page-title'
import { may } from '@/lib/access/authorize'
import { retrofits } from '@/lib/billing/retrofit-queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { planRetrofitAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.retrofit'))('title') }
}

/** Retrofits of buildings, and the plan of a new one. */
export default async function RetrofitsPage() {
  const ctx = await requirePageActor('billing:read')
  const t = await getTranslations('billing.retrofit')
  return (
    <>
      <PageTitle title={t('title')} note={t('note')} />
      <RetrofitList rows={await retrofits(ctx)} />
      {may(ctx.actor, 'retrofit:plan') && (
        <details className="mt-6 max-w-4xl border-t border-line pt-3">
          <summary className="w-fit cursor-pointer text-accent underline underline-offset-2">{t('plan')}</summary>
          <div className="mt-3">
            <PlanForm plan={planRetrofitAction} />
          </div>
        </details>
      )}
    </>
  )
}
