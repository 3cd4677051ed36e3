import type { Metadata } from 'next'
import { RetrofitScreen } from '@/components/billing/retrofit/retrofit-screen'
import { may } from '@/lib/access/authorize'
import { getRetrofit } from '@/lib/billing/retrofit-queries'
import { policyBook } from '@/lib/policy/queries'
import { localDateOf } from '@/lib/policy/rules/packs'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'
import { inReadersNames } from '../../readers-names'
import { approveRetrofitAction, moveRetrofitAction, recordConsentAction } from '../actions'

type Props = { params: Promise<{ no: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).no) }
}

/** One retrofit of a building. */
export default async function RetrofitPage({ params }: Props) {
  const ctx = await requirePageActor('billing:read')
  const page = await orNotFound(getRetrofit(ctx, decodeURIComponent((await params).no)))
  return (
    <RetrofitScreen
      page={await inReadersNames(ctx, page)}
      record={may(ctx.actor, 'retrofit:consent') ? recordConsentAction : null}
      approve={may(ctx.actor, 'retrofit:approve') ? approveRetrofitAction : null}
      move={may(ctx.actor, 'retrofit:plan') ? moveRetrofitAction : null}
      today={localDateOf((await policyBook(ctx)).timeZone, ctx.now)}
    />
  )
}
