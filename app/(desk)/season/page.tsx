import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SeasonScreen } from '@/components/billing/season-screen'
import { may } from '@/lib/access/authorize'
import { seasonDesk } from '@/lib/billing/queries'
import { requirePageActor } from '@/lib/web/require-page-actor'
import { inReadersNames } from '../readers-names'
import { confirmTariffAction, editTariffAction, openSeasonAction, startRunAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.season'))('title') }
}

/** Seasons, prices and the runs of their bills. */
export default async function SeasonPage() {
  const ctx = await requirePageActor('tariff:read')
  return (
    <SeasonScreen
      desk={await inReadersNames(ctx, await seasonDesk(ctx))}
      start={may(ctx.actor, 'season:run') ? startRunAction : null}
      open={may(ctx.actor, 'season:open') ? openSeasonAction : null}
      prices={{
        edit: may(ctx.actor, 'tariff:edit') ? editTariffAction : null,
        confirm: may(ctx.actor, 'tariff:confirm') ? confirmTariffAction : null,
      }}
      now={ctx.now.toISOString()}
    />
  )
}
